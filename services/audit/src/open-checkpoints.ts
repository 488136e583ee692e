import type { Connection } from 'mongoose';
import { topics } from '@rehearsal/contracts/messages/topics';
import { every } from '@rehearsal/platform/every';
import type { Lifecycle } from '@rehearsal/platform/lifecycle';
import { CheckpointFile, CheckpointStore } from './checkpoints/checkpoint-store.js';
import type { AuditConfig } from './config.js';
import { auditedTopics } from './entries/draft.js';
import type { Entries } from './entries/entries.js';
import type { Recorder } from './entries/recorder.js';
import { Checkpointer } from './checkpoints/take-checkpoint.js';
import type { CheckpointSources } from './verification/verify.js';

const everyChain = auditedTopics.flatMap((topic) =>
  Array.from({ length: topics[topic].partitions }, (_, partition) => `${topic}/${partition}`),
);

/** Makes checkpoints from now on, a last one when the process stops; none at all without a key. */
export async function openCheckpoints(
  life: Lifecycle,
  config: AuditConfig,
  { connection, entries, recorder }: { connection: Connection; entries: Entries; recorder: Recorder },
): Promise<CheckpointSources | undefined> {
  const seal = config.CHECKPOINT_KEY;
  if (!seal) return undefined;
  const store = new CheckpointStore(connection);
  const file = config.CHECKPOINT_FILE === '' ? undefined : new CheckpointFile(config.CHECKPOINT_FILE);
  const heads = () => recorder.heads();
  const checkpointer = new Checkpointer({ seal, store, file, entries, chains: everyChain, heads, log: life.log });
  await life.open(
    'checkpoints',
    () => every(config.CHECKPOINT_SECONDS * 1000, () => checkpointer.take(), life.log),
    async (taking) => {
      await taking.end();
      await checkpointer.take();
    },
  );
  return { seal, store, file };
}
