import type { AuditVerification, ChainVerification, Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import type { EntryReader } from '../entries/entries.js';
import { addFaults } from './add-faults.js';
import type { CheckpointSources } from './checkpoint-sources.js';
import { followChains } from './follow-chains.js';
import { measure } from './measure.js';
import { NO_CHECKPOINTS } from './no-checkpoints.js';
import { sentence } from './sentence.js';
import { verifyCheckpoints, type CheckpointsVerified } from './verify-checkpoints.js';
import { verifyPinned } from './verify-pinned.js';
import { unwatched, type Watch } from './watch.js';

/**
 * The whole check: every chain by itself, then against every checkpoint in the database and in the files, and against
 * those that somebody kept elsewhere. Entries that are written meanwhile are left for the next time.
 */
export async function verify(
  entries: EntryReader,
  sources: CheckpointSources | undefined,
  pinned: readonly Checkpoint[] = [],
  watch: Watch = unwatched(),
): Promise<AuditVerification> {
  const { chains, erased } = await followChains(entries, await measure(entries), watch);
  const checkpoints = sources
    ? await checkAgainst(sources, entries, chains, pinned)
    : { ...NO_CHECKPOINTS, ok: pinned.length === 0 };
  return {
    ok: checkpoints.ok && chains.every(({ ok }) => ok),
    scope: 'whole',
    since: null,
    entries: chains.reduce((sum, chain) => sum + chain.entries, 0),
    chains,
    erased,
    checkpoints,
  };
}

async function checkAgainst(
  { seal, store, file, copy }: CheckpointSources,
  entries: EntryReader,
  chains: ChainVerification[],
  pinned: readonly Checkpoint[],
): Promise<AuditVerification['checkpoints']> {
  // The files first: they lag when a checkpoint is made meanwhile.
  const genuine = new Set<string>();
  const inCopy = copy && (await verifyCheckpoints(copy.all(), seal, entries, genuine));
  const inFile = file && (await verifyCheckpoints(file.all(), seal, entries, genuine));
  const inDatabase = await verifyCheckpoints(store.from(1), seal, entries, genuine);
  const kept = await verifyPinned(pinned, { seal, store, entries });
  for (const one of [inCopy, inFile, inDatabase, kept]) if (one) addFaults(chains, one);
  const lost = (name: string, found: CheckpointsVerified | undefined) =>
    found &&
    found.count > inDatabase.count &&
    `the ${name} holds ${found.count} checkpoints and the database ${inDatabase.count}`;
  const faults = [
    inDatabase.fault !== null && `in the database, ${inDatabase.fault}`,
    inFile && inFile.fault !== null && `in the file, ${inFile.fault}`,
    inCopy && inCopy.fault !== null && `in the second file, ${inCopy.fault}`,
    kept.fault,
    lost('file', inFile),
    lost('second file', inCopy),
  ].filter((fault) => typeof fault === 'string');
  return {
    enabled: true,
    ok: faults.length === 0,
    in_database: inDatabase.count,
    in_file: inFile?.count ?? null,
    in_copy: inCopy?.count ?? null,
    pinned: kept.count,
    detail: sentence(faults.length === 0 ? ['every checkpoint is genuine', ...seal.history] : faults),
  };
}
