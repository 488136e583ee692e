import type { ChainVerification } from '@rehearsal/contracts/http/audit/audit';
import { earlier } from './chain-fault.js';
import type { CheckpointsVerified } from './verify-checkpoints.js';

/** Adds to the reports where a chain is not what checkpoints saw. */
export function addFaults(chains: ChainVerification[], { chains: faults }: Pick<CheckpointsVerified, 'chains'>): void {
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
