type Plain = string | number | boolean | null;

/**
 * The conditions of a query in which callers' words are compared: each field equals its value, and those without one are
 * left out. A value that is not plain could be an operator (`{"$gt": ""}`), so it is refused here, in the one place where
 * such filters are made, whatever a schema before it let through.
 */
export function where(fields: Readonly<Record<string, unknown>>): Record<string, Plain> {
  const conditions: Record<string, Plain> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (!isPlain(value)) throw new TypeError(`the condition on ${field} is not a plain value`);
    conditions[field] = value;
  }
  return conditions;
}

const isPlain = (value: unknown): value is Plain =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
