import type { ApiError } from '@rehearsal/client/api-error';
import type { PlacedFault } from './check-text.js';
import type { PartName } from './json-parts.js';

/** Faults that the gateway found, sorted to where a person mends them. */
export interface SortedFaults {
  readonly name?: string;
  readonly description?: string;
  readonly tags?: string;
  readonly json: readonly PlacedFault[];
}

const FIELDS = ['name', 'description', 'tags'] as const;
const PARTS = ['template', 'rehearsals'] as const satisfies readonly PartName[];
const fieldOf = (pointer: string) =>
  FIELDS.find((field) => pointer === `/${field}` || pointer.startsWith(`/${field}/`));

/** Pointers of a request lead into its body; those of an editor into the part that is open in it. */
export const sortFaults = (error: ApiError): SortedFaults => {
  const fields: Partial<Record<(typeof FIELDS)[number], string>> = {};
  const json: PlacedFault[] = [];
  for (const fault of error.errors) {
    const field = fieldOf(fault.pointer);
    if (field !== undefined) fields[field] ??= fault.message;
    else {
      const part = PARTS.find((name) => fault.pointer === `/${name}` || fault.pointer.startsWith(`/${name}/`));
      const pointer = fault.pointer.slice(part === undefined ? 0 : part.length + 1);
      json.push({ ...fault, pointer, part: part ?? 'template' });
    }
  }
  if (error.code === 'SCENARIO_NAME_TAKEN') fields.name ??= error.message;
  return { ...fields, json };
};
