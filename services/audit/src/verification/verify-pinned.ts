import type { Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import { checkpointHash } from '../checkpoints/checkpoint.js';
import type { Seal } from '../checkpoints/seal.js';
import type { EntryReader } from '../entries/entries.js';
import type { CheckpointSources } from './checkpoint-sources.js';
import { compare, type CheckpointsVerified } from './verify-checkpoints.js';

interface Log extends Pick<CheckpointSources, 'seal' | 'store'> {
  entries: EntryReader;
}

/**
 * Holds the log against checkpoints that somebody kept elsewhere. Whoever has the key can write the whole log anew and sign
 * checkpoints that fit it, but not make them equal to these.
 */
export async function verifyPinned(
  pinned: readonly Checkpoint[],
  { seal, store, entries }: Log,
): Promise<CheckpointsVerified> {
  const verified: CheckpointsVerified = { count: 0, fault: null, chains: new Map() };
  for (const checkpoint of pinned) {
    verified.fault ??= faultOf(checkpoint, await store.at(checkpoint.seq), seal);
    await compare(checkpoint, entries, new Map(), verified.chains);
    verified.count += 1;
  }
  return verified;
}

function faultOf(pinned: Checkpoint, found: Checkpoint | undefined, seal: Seal): string | null {
  const name = `checkpoint ${pinned.seq}, as it was pinned,`;
  const fault = seal.faultOf(pinned);
  if (fault !== undefined) return `${name} ${fault}`;
  if (found === undefined) return `${name} is not in the database any more`;
  return checkpointHash(found) === checkpointHash(pinned)
    ? null
    : `${name} is not the one in the database: the log was written anew and signed again`;
}
