import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { useQuery } from '@tanstack/react-query';
import { trialQuery } from '../../api/resources/rehearsals.js';
import { Empty } from '../../components/empty.js';
import { Loading } from '../../components/loading.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { SideBySide } from './side-by-side.js';

interface Props {
  readonly base: RehearsalRunView;
  readonly run: RehearsalRunView;
  /** `2/1`: the place of a rehearsal in the run, from 0, and its trial. */
  readonly chosen: string;
}

/** The same trial of both runs. */
export const TrialPair = ({ base, run, chosen }: Props) => {
  const [place = '', trial = ''] = chosen.split('/');
  const planned = run.rehearsals[Number(place)];
  const other = base.rehearsals.findIndex(
    ({ rehearsal, scenario_name }) => rehearsal === planned?.rehearsal && scenario_name === planned.scenario_name,
  );
  const isThere = planned !== undefined && other >= 0;
  const now = useQuery({ ...trialQuery(run.id, place, trial), enabled: isThere });
  const before = useQuery({ ...trialQuery(base.id, String(other), trial), enabled: isThere });
  if (!isThere) return <Empty title="This rehearsal is not in both runs" />;
  if (now.data && before.data) return <SideBySide before={before.data} now={now.data} />;
  const error = now.error ?? before.error;
  return error === null ? <Loading what="Loading both trials" /> : <ProblemAlert error={error} />;
};
