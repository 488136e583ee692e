import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { compareRuns, type RunComparison } from '@rehearsal/rehearsing/compare/compare-runs';
import { useQuery } from '@tanstack/react-query';
import { trialQuery } from '../../api/resources/rehearsals.js';

/** The kind of engines that answer the same to the same state, message and seed begins their fingerprint. */
const DETERMINISTIC = /^scripted(:|$)/;

/** Whether the coach of a run answers by its seed alone, as far as one of its trials tells; undefined while that is read. */
const useIsDeterministic = ({ id, trials }: RehearsalRunView): boolean | undefined => {
  const judged = trials.find(({ verdict }) => verdict !== 'error');
  const query = useQuery({
    ...trialQuery(id, String(judged?.rehearsal ?? 0), String(judged?.trial ?? 1)),
    enabled: judged !== undefined,
  });
  // A trial that is past its time tells nothing any more: then chance is asked.
  if (judged === undefined || query.isError) return false;
  return query.data && DETERMINISTIC.test(query.data.fingerprint ?? '');
};

/** Whether a run is worse than another; undefined while it is not known by what to judge. */
export const useComparison = (base: RehearsalRunView, run: RehearsalRunView): RunComparison | undefined => {
  const before = useIsDeterministic(base);
  const now = useIsDeterministic(run);
  if (before === undefined || now === undefined) return undefined;
  return compareRuns(base, run, { deterministic: before && now });
};
