import type { Connection } from 'mongoose';
import type { SignActor } from '@rehearsal/platform/actor-token';
import { every } from '@rehearsal/platform/every';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import type { Lifecycle } from '@rehearsal/platform/lifecycle';
import { collectionOf } from '@rehearsal/platform/stores/mongo';
import { Replays, type ReplayDocument } from './replays.js';
import { DeadLetterDesk } from './settle.js';

const FORGET_EVERY_MS = 3600 * 1000;

/** The desk, with what it remembers of the requests that it did. */
export async function openDeadLetterDesk(
  life: Lifecycle,
  connection: Connection,
  dependencies: { publisher: Publisher; sign: SignActor; service: string },
): Promise<DeadLetterDesk> {
  const replays = new Replays(collectionOf<ReplayDocument>(connection, 'replays'));
  await replays.forget();
  await life.open(
    'forgetting of replays',
    () => every(FORGET_EVERY_MS, () => replays.forget(), life.log),
    (timer) => timer.end(),
  );
  return new DeadLetterDesk({ ...dependencies, replays });
}
