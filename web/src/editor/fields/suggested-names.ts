import { valueAt, type Path } from '../text/change-text.js';

/** Keys that hold the name of an identity, in the state of the coach, in identities and in the parameters of actions. */
const NAMES = new Set([
  'current_identity',
  'proposed_identity',
  'parent',
  'id',
  'identity_id',
  'nested_identity_id',
  'parent_identity_id',
  'identity_id_a',
  'identity_id_b',
]);

export const isIdentityName = (path: Path): boolean => NAMES.has(String(path.at(-1)));

export const identityNames = (json: unknown): string[] => {
  const identities = valueAt(json, ['template', 'identities']);
  return (Array.isArray(identities) ? identities : [])
    .map((identity) => valueAt(identity, ['name']))
    .filter((name): name is string => typeof name === 'string' && name !== '');
};
