import { shownCosts } from '@rehearsal/contracts/engine/engine-cost';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { trialCommand } from '../verdict/commands.js';
import { FactTable, moment } from '../../components/tables/fact-table.js';
import { lengthOf } from '../verdict/measures.js';

interface Props {
  readonly run: RehearsalRunView;
  readonly planned: RehearsalRunView['rehearsals'][number];
  readonly trial: Trial;
}

/** What is needed to understand the trial, and to run it again. */
export const TrialFacts = ({ run, planned, trial }: Props) => (
  <FactTable
    title="Where it comes from"
    facts={[
      ['Engine', trial.engine],
      ['Which was', trial.fingerprint, 'code'],
      ['Seed', `${trial.seed}, from the run’s ${run.seed}`],
      ['Cost', shownCosts(trial)],
      ['Test user', trial.instance_id, 'id'],
      ['Is kept', trial.instance_id === null ? null : trial.kept ? 'yes, for a week' : 'no'],
      ['Started', moment(trial.started_at)],
      ['Took', lengthOf(Date.parse(trial.ended_at) - Date.parse(trial.started_at))],
      ['Repeats it', trialCommand(run, planned, trial.trial), 'code'],
    ]}
  />
);
