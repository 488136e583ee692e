import type { AuditVerification, Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import type { EntryReader } from '../entries/entries.js';
import { GENESIS } from '../entries/entry.js';
import { addFaults } from './add-faults.js';
import { findAnchor, type Anchor } from './anchor.js';
import type { Fault } from './chain-fault.js';
import type { CheckpointSources } from './checkpoint-sources.js';
import { followChains, type Stretch } from './follow-chains.js';
import { NO_CHECKPOINTS } from './no-checkpoints.js';
import { sentence } from './sentence.js';
import { compare } from './verify-checkpoints.js';
import { verifyPinned } from './verify-pinned.js';
import { unwatched, type Watch } from './watch.js';

interface Log {
  entries: EntryReader;
  sources: CheckpointSources | undefined;
  /** Every chain that may exist. */
  chains: readonly string[];
}

/**
 * The check of what came behind the last checkpoint that is signed and kept outside the database: that every chain still
 * holds what it saw, and each entry behind that. Of what came before, only a whole verification says whether somebody
 * changed it. Checkpoints that the caller brings are relied on before our own: it begins behind the last of them.
 */
export async function verifySince(
  { entries, sources, chains: known }: Log,
  pinned: readonly Checkpoint[] = [],
  watch: Watch = unwatched(),
): Promise<AuditVerification> {
  const { checkpoint, report, faults } = sources
    ? await anchored(sources, entries, pinned)
    : { checkpoint: undefined, report: { ...NO_CHECKPOINTS, ok: pinned.length === 0 }, faults: new Map() };
  if (checkpoint) await compare(checkpoint, entries, new Map(), faults);
  const stretches = await stretchesBehind(checkpoint, entries, known);
  const { chains, erased } = await followChains(entries, stretches, watch);
  addFaults(chains, { chains: faults });
  return {
    ok: report.ok && chains.every(({ ok }) => ok),
    scope: 'since-checkpoint',
    since: checkpoint ? { seq: checkpoint.seq, at: checkpoint.at } : null,
    entries: chains.reduce((sum, chain) => sum + chain.entries, 0),
    chains,
    erased,
    checkpoints: report,
  };
}

async function anchored(
  sources: CheckpointSources,
  entries: EntryReader,
  pinned: readonly Checkpoint[],
): Promise<Anchor & { faults: Map<string, Fault> }> {
  const ours = await findAnchor(sources);
  if (pinned.length === 0) return { ...ours, faults: new Map() };
  const kept = await verifyPinned(pinned, { ...sources, entries });
  if (kept.fault !== null) {
    const detail = ours.report.ok ? sentence([kept.fault]) : `${ours.report.detail} ${sentence([kept.fault])}`;
    const report = { ...ours.report, ok: false, pinned: kept.count, detail };
    return { checkpoint: ours.checkpoint, report, faults: kept.chains };
  }
  const last = pinned.toSorted((a, b) => b.seq - a.seq)[0];
  const isOlder = last !== undefined && ours.checkpoint !== undefined && last.seq < ours.checkpoint.seq;
  return {
    checkpoint: isOlder ? last : ours.checkpoint,
    report: { ...ours.report, pinned: kept.count },
    faults: kept.chains,
  };
}

async function stretchesBehind(
  checkpoint: Checkpoint | undefined,
  entries: EntryReader,
  known: readonly string[],
): Promise<Stretch[]> {
  const seen = new Map(checkpoint?.chains.map(({ chain, n, hash }) => [chain, { n, hash }]));
  const chains = [...new Set([...known, ...seen.keys()])].sort();
  const stretches = await Promise.all(
    chains.map(async (chain): Promise<Stretch> => {
      const behind = seen.get(chain) ?? GENESIS;
      const { n } = await entries.head(chain);
      return { chain, behind, last: n, entries: Math.max(n - behind.n, 0), fault: null };
    }),
  );
  // Chains that were never written to are not told of.
  return stretches.filter(({ chain, last }) => last > 0 || seen.has(chain));
}
