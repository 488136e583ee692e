import { Command } from 'commander';
import { getRehearsalRun, getTrial } from '@rehearsal/client/resources/rehearsals';
import { wholeNumber } from '../../input/read-number.js';
import { readId } from '../../input/read-id.js';
import { chooseTrials } from '../../rehearsals/replay/choose-trials.js';
import { trialText } from '../../rehearsals/trial-text.js';
import { withSession, type CommonOptions } from '../../session.js';

interface TrialOptions extends CommonOptions {
  rehearsal?: string;
  trial?: number;
}

export const trialCommand = (): Command =>
  new Command('trial')
    .description(
      'show a trial of a rehearsal run as a transcript, with what was expected at each step: the first that did not pass, or the one that is meant',
    )
    .argument('<run>', 'id of the run', readId)
    .option('--rehearsal <name>', 'of this rehearsal, by its name or its place from 0 (default: any)')
    .option('--trial <i>', 'the trial of this number', wholeNumber)
    .option('--json', 'print the whole trial as one JSON document')
    .action(trial);

const trial = (id: string, { rehearsal, trial: number, ...options }: TrialOptions): Promise<void> =>
  withSession(options, async ({ api, output }) => {
    const trials = chooseTrials(await getRehearsalRun(api, id), { rehearsal, trial: number });
    const meant = trials.find(({ verdict }) => verdict !== 'passed') ?? trials[0];
    if (meant === undefined) return;
    const whole = await getTrial(api, id, meant.rehearsal, meant.trial);
    output.result(whole, () => trialText(whole, output.colors));
  });
