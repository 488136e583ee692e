import type { Connection } from 'mongoose';
import { every } from '@rehearsal/platform/every';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import { deadLettersOpen } from '@rehearsal/platform/metrics';
import type { Removals } from '@rehearsal/platform/stores/removals';
import type { ServiceHost } from '@rehearsal/platform/service';
import { DeadLetters } from './dead-letters.js';

const COUNT_EVERY_MS = 5000;
const CLEAR_EVERY_MS = 60 * 60 * 1000;

/** Follows what all groups put aside: counts what is open for the metric, and lets go of what is old. */
export async function openDeadLetters(
  host: ServiceHost,
  connection: Connection,
  publisher: Publisher,
  removals: Pick<Removals, 'note'>,
): Promise<DeadLetters> {
  const letters = new DeadLetters(connection);
  await letters.ensureIndexes();
  await host.react(publisher, ['dead-letter.events.v1'], letters.reactions, 'audit-dead-letters');
  const { life } = host;
  const regular = { count: COUNT_EVERY_MS, clear: CLEAR_EVERY_MS };
  const tasks = {
    count: async () => deadLettersOpen.set(await letters.open()),
    clear: async () => removals.note(await letters.clear(new Date())),
  };
  for (const name of ['count', 'clear'] as const)
    await life.open(
      `${name} dead letters`,
      () => every(regular[name], tasks[name], life.log),
      (task) => task.end(),
    );
  return letters;
}
