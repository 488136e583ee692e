import type { ActionType } from '../coaching/enums.js';
import type { JsonObject, JsonValue } from '../json/values.js';

/** What a parameter of an action points at. */
export type ReferenceKind = 'identity' | 'note';
export type ReplaceReference = (kind: ReferenceKind, reference: string, path: (string | number)[]) => string;

const IDENTITY_KEYS = new Set([
  'id',
  'identity_id',
  'nested_identity_id',
  'parent_identity_id',
  'identity_id_a',
  'identity_id_b',
]);

const inNoteRow = (row: JsonValue, path: (string | number)[], replace: ReplaceReference): JsonValue =>
  typeof row === 'object' && row !== null && !Array.isArray(row) && typeof row['id'] === 'string'
    ? { ...row, id: replace('note', row['id'], [...path, 'id']) }
    : row;

const inList = (list: JsonValue, each: (entry: JsonValue, index: number) => JsonValue): JsonValue =>
  Array.isArray(list) ? list.map(each) : list;

/**
 * The parameters of an action with each reference replaced: ids by names on the way into a template, names by ids on the
 * way out. Whatever is not a reference is left as it is.
 */
export const mapReferences = (type: ActionType, parameters: JsonObject, replace: ReplaceReference): JsonObject => {
  if (type === 'UPDATE_USER_NOTE')
    return {
      ...parameters,
      notes: inList(parameters['notes'] ?? [], (row, index) => inNoteRow(row, ['notes', index], replace)),
    };
  if (type === 'DELETE_USER_NOTE')
    return {
      ...parameters,
      ids: inList(parameters['ids'] ?? [], (id, index) =>
        typeof id === 'string' ? replace('note', id, ['ids', index]) : id,
      ),
    };
  return Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [
      key,
      IDENTITY_KEYS.has(key) && typeof value === 'string' ? replace('identity', value, [key]) : value,
    ]),
  );
};
