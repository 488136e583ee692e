import type { FieldFault } from '@rehearsal/contracts/http/problem';
import type { ApiError } from '@rehearsal/client/api-error';

/** Faults that the gateway found, sorted to where a person mends them. */
export interface SortedFaults {
  readonly name?: string;
  readonly description?: string;
  readonly tags?: string;
  readonly template: readonly FieldFault[];
}

const FIELDS = ['name', 'description', 'tags'] as const;
const PREFIX = '/template';

const fieldOf = (pointer: string) =>
  FIELDS.find((field) => pointer === `/${field}` || pointer.startsWith(`/${field}/`));

/** Pointers of a request lead into its body; those of the editor into the template alone. */
export const sortFaults = (error: ApiError): SortedFaults => {
  const fields: Partial<Record<(typeof FIELDS)[number], string>> = {};
  const template: FieldFault[] = [];
  for (const fault of error.errors) {
    const field = fieldOf(fault.pointer);
    if (field !== undefined) fields[field] ??= fault.message;
    else {
      const isWithin = fault.pointer === PREFIX || fault.pointer.startsWith(`${PREFIX}/`);
      template.push(isWithin ? { ...fault, pointer: fault.pointer.slice(PREFIX.length) } : fault);
    }
  }
  if (error.code === 'SCENARIO_NAME_TAKEN') fields.name ??= error.message;
  return { ...fields, template };
};
