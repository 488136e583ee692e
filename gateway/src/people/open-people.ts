import type { Connection } from 'mongoose';
import type { UserFact } from '@rehearsal/contracts/messages/user';
import { every } from '@rehearsal/platform/every';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import { collectionOf } from '@rehearsal/platform/stores/mongo';
import type { ServiceHost } from '@rehearsal/platform/service';
import type { Links } from '../access/links.js';
import type { Sessions } from '../access/sessions.js';
import type { AccessStore, User } from '../access/store.js';
import { Admins, type AdminsDocument } from './admins.js';
import { Departure } from './departure.js';
import { endLeftBehind } from './left-behind.js';
import { People, userAggregate } from './people.js';

/** Somebody who was sent away while Kafka was away is in the audit soon after it is back, not only at the next sweep. */
const TELL_EVERY_MS = 5000;
const TOLD_WITHIN_MS = 10_000;
const LOOK_FOR_LEFT_BEHIND_MS = 60_000;

interface OpenPeopleOptions {
  connection: Connection;
  publisher: Publisher;
  store: AccessStore;
  links: Links;
  sessions: Sessions;
  revoked: () => void;
}

/** The journal of people; whoever is an admin and signed in counts as one. */
export async function openPeople(
  host: ServiceHost,
  { connection, publisher, store, links, sessions, revoked }: OpenPeopleOptions,
): Promise<People> {
  const journal = await host.openJournal<User, UserFact>(connection, publisher, userAggregate);
  await host.life.open(
    'telling of people',
    () => every(TELL_EVERY_MS, () => journal.sweep(TOLD_WITHIN_MS, new Date()).then(() => undefined), host.life.log),
    (timer) => timer.end(),
  );
  const admins = new Admins(collectionOf<AdminsDocument>(connection, 'admins'));
  const known = await store.users.find({ role: 'admin' }).toArray();
  const signedIn = await store.sessions.distinct('user_id', { user_id: { $in: known.map(({ _id }) => _id) } });
  await admins.join(signedIn);
  const departure = new Departure(store, revoked);
  const finish = () => endLeftBehind({ store, journal, departure });
  await finish();
  await host.life.open(
    'look-out for what a removal left',
    () => every(LOOK_FOR_LEFT_BEHIND_MS, finish, host.life.log),
    (timer) => timer.end(),
  );
  return new People({ journal, admins, links, sessions, departure, log: host.life.log });
}
