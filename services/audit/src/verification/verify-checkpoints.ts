import type { Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import { checkpointHash, FIRST_PREV } from '../checkpoints/checkpoint.js';
import type { Seal } from '../checkpoints/seal.js';
import { earlier, type Fault } from './chain-fault.js';
import type { EntryReader } from '../entries/entries.js';
import { entryId } from '../entries/entry.js';

export interface CheckpointsVerified {
  count: number;
  /** What is wrong with the checkpoints themselves. */
  fault: string | null;
  /** Where a chain is not what a checkpoint saw. */
  chains: Map<string, Fault>;
}

/**
 * Follows one copy of the checkpoints: each genuine and behind the one before, and each place that it saw still there. It
 * stops at the first that is not genuine, since whatever it says counts for nothing. `genuine` holds the hashes of those
 * that another copy had too: what was found of them holds here as well.
 */
export async function verifyCheckpoints(
  copy: AsyncIterable<Checkpoint>,
  seal: Seal,
  entries: EntryReader,
  genuine = new Set<string>(),
): Promise<CheckpointsVerified> {
  const verified: CheckpointsVerified = { count: 0, fault: null, chains: new Map() };
  const agreed = new Map<string, number>();
  let prev = FIRST_PREV;
  let key = '';
  for await (const checkpoint of copy) {
    const { seq } = checkpoint;
    const hash = checkpointHash(checkpoint);
    const isKnown = genuine.has(hash);
    const fault = isKnown ? undefined : seal.faultOf(checkpoint);
    if (fault !== undefined) return { ...verified, fault: `checkpoint ${seq} ${fault}` };
    if (!seal.mayFollow(key, checkpoint.key))
      return { ...verified, fault: `checkpoint ${seq} was signed with key ${checkpoint.key} after that was replaced` };
    key = checkpoint.key;
    if (seq !== verified.count + 1 || checkpoint.prev !== prev)
      return { ...verified, fault: `checkpoint ${verified.count + 1} is missing or was replaced` };
    if (!isKnown) await compare(checkpoint, entries, agreed, verified.chains);
    genuine.add(hash);
    verified.count = seq;
    prev = hash;
  }
  return verified;
}

/** `agreed` says how far each chain is known to be what earlier checkpoints saw. */
export async function compare(
  { seq, chains }: Checkpoint,
  entries: EntryReader,
  agreed: Map<string, number>,
  faults: Map<string, Fault>,
): Promise<void> {
  const news = chains.filter(({ chain, n }) => agreed.get(chain) !== n);
  const hashes = await entries.hashesOf(news.map(({ chain, n }) => entryId(chain, n)));
  for (const { chain, n, hash } of news) {
    const found = hashes.get(entryId(chain, n));
    if (found === hash) {
      agreed.set(chain, n);
      continue;
    }
    const reason =
      found === undefined
        ? `checkpoint ${seq} saw entry ${n}, which is not there: the chain was cut`
        : `entry ${n} is not the one that checkpoint ${seq} saw: the chain was cut and written again, or rewritten`;
    const fault = earlier(faults.get(chain) ?? null, { n, reason });
    if (fault) faults.set(chain, fault);
  }
}
