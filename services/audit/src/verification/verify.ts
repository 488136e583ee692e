import type { AuditVerification } from '@rehearsal/contracts/http/audit';
import { earlier } from './chain-fault.js';
import type { Seal } from '../checkpoints/checkpoint.js';
import type { CheckpointFile, CheckpointStore } from '../checkpoints/checkpoint-store.js';
import type { EntryReader } from '../entries/entries.js';
import { verifyChains, type ChainReport } from './verify-chains.js';
import { verifyCheckpoints, type CheckpointsVerified } from './verify-checkpoints.js';

/** What checkpoints are compared with; absent where no key is configured. */
export interface CheckpointSources {
  seal: Seal;
  store: Pick<CheckpointStore, 'from'>;
  file: Pick<CheckpointFile, 'all'> | undefined;
}

/** The whole check: every chain by itself, then against every checkpoint in the database and in the file. */
export async function verify(entries: EntryReader, sources: CheckpointSources | undefined): Promise<AuditVerification> {
  const chains = await verifyChains(entries);
  const checkpoints = sources ? await checkAgainst(sources, entries, chains) : off;
  return {
    ok: checkpoints.ok && chains.every(({ ok }) => ok),
    entries: chains.reduce((sum, chain) => sum + chain.entries, 0),
    chains,
    checkpoints,
  };
}

const off: AuditVerification['checkpoints'] = {
  enabled: false,
  ok: true,
  in_database: 0,
  in_file: null,
  detail:
    'No checkpoint key is configured: that the end of a chain was removed, or all of it rewritten, could not be seen.',
};

async function checkAgainst(
  { seal, store, file }: CheckpointSources,
  entries: EntryReader,
  chains: ChainReport[],
): Promise<AuditVerification['checkpoints']> {
  // The file first: it is the one that lags when a checkpoint is made meanwhile.
  const inFile = file && (await verifyCheckpoints(file.all(), seal, entries));
  const inDatabase = await verifyCheckpoints(store.from(1), seal, entries);
  for (const copy of [inFile, inDatabase]) if (copy) addFaults(chains, copy);
  const faults = [
    inDatabase.fault !== null && `in the database, ${inDatabase.fault}`,
    inFile && inFile.fault !== null && `in the file, ${inFile.fault}`,
    inFile &&
      inFile.count > inDatabase.count &&
      `the file holds ${inFile.count} checkpoints and the database ${inDatabase.count}`,
  ].filter((fault) => typeof fault === 'string');
  return {
    enabled: true,
    ok: faults.length === 0,
    in_database: inDatabase.count,
    in_file: inFile?.count ?? null,
    detail: faults.length === 0 ? 'Every checkpoint is genuine.' : `${faults.join('; ')}.`,
  };
}

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
