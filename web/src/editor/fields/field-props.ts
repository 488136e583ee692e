import type { Path } from '../text/change-text.js';
import { labelOf, meaningOf, type Schema } from '../text/schema.js';

export interface FieldProps {
  readonly path: Path;
  readonly schema: Schema;
  readonly isRequired?: boolean;
  /** It is there because somebody put it there, and stays until they take it away, even while it is empty. */
  readonly isKept?: boolean;
  /** Where its key does not say it. */
  readonly label?: string;
}

interface Heading {
  readonly label: string;
  readonly description?: string;
  readonly withAsterisk: boolean;
}

/** How a field is called and what it means: one source, the schema. */
export const headingOf = ({ path, schema, isRequired = false, label }: FieldProps): Heading => {
  const description = meaningOf(schema);
  return {
    label: label ?? labelOf(String(path.at(-1))),
    withAsterisk: isRequired,
    ...(description !== undefined && { description }),
  };
};
