import type { AuditVerification } from '@rehearsal/contracts/http/audit';
import { earlier } from './chain-fault.js';
import type { Checkpoint } from '@rehearsal/contracts/http/audit';
import type { Seal } from '../checkpoints/seal.js';
import type { CheckpointFile, CheckpointStore } from '../checkpoints/checkpoint-store.js';
import type { EntryReader } from '../entries/entries.js';
import { verifyChains, type ChainReport } from './verify-chains.js';
import { verifyPinned } from './verify-pinned.js';
import { verifyCheckpoints, type CheckpointsVerified } from './verify-checkpoints.js';

/** What checkpoints are compared with; absent where no key is configured. */
export interface CheckpointSources {
  seal: Seal;
  store: Pick<CheckpointStore, 'from'>;
  file: Pick<CheckpointFile, 'all'> | undefined;
  copy?: Pick<CheckpointFile, 'all'> | undefined;
}

/**
 * The whole check: every chain by itself, then against every checkpoint in the database and in the files, and against
 * those that somebody kept elsewhere.
 */
export async function verify(
  entries: EntryReader,
  sources: CheckpointSources | undefined,
  pinned: readonly Checkpoint[] = [],
): Promise<AuditVerification> {
  const { chains, erased } = await verifyChains(entries);
  const checkpoints = sources ? await checkAgainst(sources, entries, chains, pinned) : off(pinned);
  return {
    ok: checkpoints.ok && chains.every(({ ok }) => ok),
    entries: chains.reduce((sum, chain) => sum + chain.entries, 0),
    chains,
    erased,
    checkpoints,
  };
}

const off = (pinned: readonly Checkpoint[]): AuditVerification['checkpoints'] => ({
  enabled: false,
  ok: pinned.length === 0,
  in_database: 0,
  in_file: null,
  in_copy: null,
  pinned: 0,
  detail:
    'No checkpoint key is configured: that the end of a chain was removed, or all of it rewritten, could not be seen.',
});

async function checkAgainst(
  { seal, store, file, copy }: CheckpointSources,
  entries: EntryReader,
  chains: ChainReport[],
  pinned: readonly Checkpoint[],
): Promise<AuditVerification['checkpoints']> {
  // The files first: they lag when a checkpoint is made meanwhile.
  const inCopy = copy && (await verifyCheckpoints(copy.all(), seal, entries));
  const inFile = file && (await verifyCheckpoints(file.all(), seal, entries));
  const inDatabase = await verifyCheckpoints(store.from(1), seal, entries);
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

const sentence = ([first = '', ...rest]: string[]): string =>
  `${[first.charAt(0).toUpperCase() + first.slice(1), ...rest].join('; ')}.`;

function addFaults(chains: ChainReport[], { chains: faults }: CheckpointsVerified): void {
  for (const [chain, fault] of faults) {
    let report = chains.find((one) => one.chain === chain);
    if (!report) {
      report = { chain, entries: 0, ok: true, first_bad: null };
      chains.push(report);
    }
    report.ok = false;
    report.first_bad = earlier(report.first_bad, fault);
  }
}
