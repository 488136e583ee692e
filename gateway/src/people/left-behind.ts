import type { Role } from '@rehearsal/contracts/messages/roles';
import type { UserFact } from '@rehearsal/contracts/messages/user';
import type { Journal } from '@rehearsal/platform/journal/journal';
import type { AccessStore, User } from '../access/store.js';
import { mayMore, type Departure } from './departure.js';

interface Dependencies {
  store: AccessStore;
  journal: Pick<Journal<User, UserFact>, 'load'>;
  departure: Departure;
}

/** Who finishes what somebody else began. */
const GATEWAY = 'gateway';

/**
 * Ends what somebody could still come in by although they were removed, or were given a smaller role: a gateway that ends
 * between the decision and its consequences leaves that behind. Whom to look at is guessed from lists; their journal says.
 */
export async function endLeftBehind({ store, journal, departure }: Dependencies): Promise<void> {
  const [opened, invited, made] = await Promise.all([
    store.sessions.distinct('user_id'),
    store.links.distinct('user_id', { used_at: null }),
    store.tokens
      .find({ revoked_at: null })
      .project<{ created_by: string; role: Role }>({ created_by: 1, role: 1 })
      .toArray(),
  ]);
  const owners = [...new Set([...opened, ...invited, ...made.map(({ created_by }) => created_by)])];
  const known = await store.users
    .find({ _id: { $in: owners } })
    .project<{ _id: string; role: Role }>({ role: 1 })
    .toArray();
  const roles = new Map(known.map(({ _id, role }) => [_id, role]));
  const exceeds = new Set(
    made
      .filter(({ created_by, role }) => mayMore(role, roles.get(created_by) ?? role))
      .map(({ created_by }) => created_by),
  );
  for (const id of owners.filter((owner) => !roles.has(owner) || exceeds.has(owner))) {
    const { state, deletedAt } = await journal.load(id);
    if (state) await departure.exceeding(id, state.role, GATEWAY);
    else if (deletedAt !== undefined) await departure.whole(id, GATEWAY);
  }
}
