import { PlatformError } from '@rehearsal/platform/errors';
import type { Connection } from 'mongoose';
import { topics } from '@rehearsal/contracts/topics/topics';
import { every } from '@rehearsal/platform/every';
import type { Lifecycle } from '@rehearsal/platform/lifecycle';
import { CheckpointFile, CheckpointStore } from './checkpoints/checkpoint-store.js';
import { sealOf, type Seal } from './checkpoints/seal.js';
import type { Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import type { AuditConfig } from './config.js';
import { auditedTopics } from './entries/draft.js';
import type { Entries } from './entries/entries.js';
import type { Recorder } from './entries/recorder.js';
import { Checkpointer } from './checkpoints/take-checkpoint.js';
import type { CheckpointSources } from './verification/checkpoint-sources.js';

/** Every chain that may exist. */
export const everyChain = auditedTopics.flatMap((topic) =>
  Array.from({ length: topics[topic].partitions }, (_, partition) => `${topic}/${partition}`),
);

export interface Checkpoints {
  sources: Omit<CheckpointSources, 'store'> & { store: CheckpointStore };
  checkpointer: Checkpointer;
}

/** Makes checkpoints from now on, a last one when the process stops; none at all without a key. */
export async function openCheckpoints(
  life: Lifecycle,
  config: AuditConfig,
  { connection, entries, recorder }: { connection: Connection; entries: Entries; recorder: Recorder },
): Promise<Checkpoints | undefined> {
  if (config.CHECKPOINT_KEY === undefined) return undefined;
  const seal = sealOf(config.CHECKPOINT_KEY, config.CHECKPOINT_RETIRED_KEYS);
  const store = new CheckpointStore(connection);
  await requireKnownKey(store, seal);
  const [file, copy] = [config.CHECKPOINT_FILE, config.CHECKPOINT_COPY_FILE].map((path) =>
    path === '' ? undefined : new CheckpointFile(path),
  );
  const checkpointer = new Checkpointer({
    seal,
    store,
    files: [file, copy].filter((each) => each !== undefined),
    entries,
    chains: everyChain,
    heads: () => recorder.heads(),
    log: life.log,
  });
  const takeOne = async (): Promise<void> => {
    await checkpointer.take();
  };
  await life.open(
    'checkpoints',
    () => every(config.CHECKPOINT_SECONDS * 1000, takeOne, life.log),
    async (taking) => {
      await taking.end();
      await checkpointer.take();
    },
  );
  return { sources: { seal, store, file, copy }, checkpointer };
}

/** A key that changed without a word would make all that the one before it signed look forged. */
async function requireKnownKey(store: CheckpointStore, seal: Seal): Promise<void> {
  const latest = await store.latest();
  if (latest === undefined || seal.mayFollow(latest.key, seal.key)) return;
  throw new Error(
    `Checkpoint ${latest.seq} of the audit log was signed with key ${latest.key}, and the key is now ${seal.key}. ` +
      `Put the old key back, or put on record that it was lost: npx rehearse keys rotate checkpoint --lost ${latest.key}`,
  );
}

/** A checkpoint of now, for who wants to keep it elsewhere. */
export async function takeNow(checkpoints: Checkpoints | undefined): Promise<Checkpoint> {
  const refusal = checkpoints ? await checkpoints.checkpointer.take() : 'no checkpoint key is configured';
  const checkpoint = refusal === undefined ? await checkpoints?.sources.store.latest() : undefined;
  if (checkpoint !== undefined) return checkpoint;
  throw new PlatformError('NO_CHECKPOINT', 409, `There is no checkpoint of now: ${refusal ?? 'the log has none'}.`);
}
