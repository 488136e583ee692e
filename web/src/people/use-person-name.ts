import { useMe } from '../api/auth.js';
import { useKnownNames } from './use-known-names.js';

/** What to call whoever of these did something: "you", a name as far as one may know it, and else the id. */
export const usePersonName = (ids: readonly string[]): ((id: string) => string) => {
  const { user } = useMe();
  const { names } = useKnownNames(ids);
  return (id) => (id === user.id ? 'you' : (names.get(id) ?? id));
};
