import type { Scenario } from '@rehearsal/contracts/scenario/scenario';
import { Refusal } from '@rehearsal/platform/errors';
import { rehearsalFaults } from '@rehearsal/rehearsing/rehearsal-faults';

/** Rehearsals that nobody can judge are never kept, whoever asks: an expectation that says nothing would always pass. */
export function refuseUnjudgeable(content: Pick<Scenario, 'rehearsals'>): void {
  const [first, ...others] = rehearsalFaults(content);
  if (!first) return;
  const more = others.length === 0 ? '' : ` There are ${others.length} more faults.`;
  throw new Refusal(
    'REHEARSALS_INVALID',
    `${first.pointer} ${first.message}${first.hint ? ` ${first.hint}` : ''}${more}`,
  );
}
