import { useMe } from '../api/auth.js';
import { useKnownNames } from '../people/use-known-names.js';

/** Shown while names are on their way, so that nothing moves when they come. */
const COMING = '…';

/** What these people and programs are called, as far as this role may know; who has no name is told by their id. */
export const useNames = (ids: readonly string[]): ((id: string) => string) => {
  const { user } = useMe();
  const { names, isComing } = useKnownNames(ids);
  return (id) => (id === user.id ? user.name : (names.get(id) ?? (isComing ? COMING : id)));
};
