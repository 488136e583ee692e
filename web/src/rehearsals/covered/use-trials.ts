import type { RehearsalRunView, TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { keys } from '../../api/keys.js';
import { trialQuery } from '../../api/resources/rehearsals.js';
import { asApiError } from '../../problems/as-api-error.js';

/** A run may have thousands, each of up to 4 MB. */
const MOST_READ = 200;
const AT_ONCE = 8;
const GONE = 410;

export interface ReadTrials {
  readonly trials: readonly { readonly summary: TrialSummary; readonly trial: Trial }[];
  /** Those that are past their time. */
  readonly gone: number;
}

const read = async (client: QueryClient, runId: string, summary: TrialSummary) => {
  const query = trialQuery(runId, String(summary.rehearsal), String(summary.trial));
  try {
    return { summary, trial: await client.query(query) };
  } catch (error) {
    if (asApiError(error).status === GONE) return undefined;
    throw error;
  }
};

/** The first trials of a run whole, some at once. */
export const useTrials = ({ id, version, trials }: RehearsalRunView): UseQueryResult<ReadTrials> => {
  const client = useQueryClient();
  return useQuery({
    queryKey: keys.trialsOf(id, version),
    queryFn: async () => {
      const wanted = trials.slice(0, MOST_READ);
      const found: ReadTrials['trials'][number][] = [];
      for (let from = 0; from < wanted.length; from += AT_ONCE) {
        const some = wanted.slice(from, from + AT_ONCE);
        const answers = await Promise.all(some.map((summary) => read(client, id, summary)));
        found.push(...answers.filter((answer) => answer !== undefined));
      }
      return { trials: found, gone: wanted.length - found.length };
    },
    staleTime: Infinity,
  });
};
