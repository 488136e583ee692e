import type { Named } from '@rehearsal/contracts/http/access';
import type { People } from './people.js';
import type { AccessStore } from '../access/store.js';

/** What people and tokens are called, also those that are gone; whoever was never there is left out. */
export async function namesOf(
  { store, people }: { store: AccessStore; people: Pick<People, 'nameOf'> },
  ids: readonly string[],
): Promise<Named[]> {
  const asked = { _id: { $in: [...new Set(ids)] } };
  const found = await Promise.all([
    store.users.find(asked).toArray(),
    store.tokens.find(asked).toArray(),
    store.formerTokens.find(asked).toArray(),
  ]);
  const names = new Map(found.flat().map(({ _id, name }) => [_id, name]));
  const removed = asked._id.$in.filter((id) => !names.has(id));
  for (const [id, name] of await Promise.all(removed.map(async (each) => [each, await people.nameOf(each)] as const)))
    if (name !== undefined) names.set(id, name);
  return [...names].map(([id, name]) => ({ id, name }));
}
