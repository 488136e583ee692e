import { valueAt, withValue, type Path } from './change-text.js';

const POINTERS: readonly Path[] = [
  ['template', 'coach_state', 'current_identity'],
  ['template', 'coach_state', 'proposed_identity'],
];

/** What refers to an identity by its old name is given the new one. Actions are history and keep what was written then. */
export const withRenamed = (text: string, json: unknown, before: string, after: string): string => {
  const identities = valueAt(json, ['template', 'identities']);
  const rows: readonly unknown[] = Array.isArray(identities) ? identities : [];
  const isStillThere = rows.some((row) => valueAt(row, ['name']) === before);
  if (before === '' || after === '' || before === after || isStillThere) return text;
  const parents = rows.map((_, index): Path => ['template', 'identities', index, 'parent']);
  return [...POINTERS, ...parents]
    .filter((path) => valueAt(json, path) === before)
    .reduce((changed, path) => withValue(changed, path, after), text);
};
