import type { Command } from 'commander';
import type { LoadRunParameters } from '@rehearsal/contracts/load/load-run';
import type { ScheduledRehearsals } from '@rehearsal/contracts/load/schedule';
import { InputError } from '../errors.js';
import { PARAMETER_FLAGS, readParameters } from '../load-runs/parameters.js';
import {
  runSettingsOf,
  withRunSettings,
  type RunSettingOptions,
  type RunSettings,
} from '../rehearsals/run-settings.js';
import { select } from '../rehearsals/selection.js';

/** What the options say that a schedule runs, and how. */
export interface RunOptions extends RunSettingOptions {
  test?: string;
  rehearsal: string[];
  tag: string[];
  param: string[];
}

export const oneMore = (word: string, words: string[]): string[] => [...words, word];

export function addRunOptions(command: Command): Command {
  const named = command
    .option('--test <test>', 'name of the load test')
    .option(
      '--rehearsal <name>',
      'in its place: a rehearsal, or a scenario for all of its, may be repeated',
      oneMore,
      [],
    )
    .option('--tag <tag>', 'in its place: rehearsals of scenarios with this tag, may be repeated', oneMore, []);
  withRunSettings(named, 'of rehearsals: ').option(
    '--param <key=value>',
    'of a load test: a parameter by its name, may be repeated',
    oneMore,
    [],
  );
  for (const { flag, description } of PARAMETER_FLAGS) command.option(flag, description);
  return command;
}

/** Of rehearsals how they are run, of a load test its parameters. */
export const saidOf = (options: RunOptions): { runs: RunSettings; parameters: LoadRunParameters } => ({
  runs: runSettingsOf(options),
  parameters: readParameters({ ...options }, options.param),
});

export type SelectedToRun = Partial<Pick<ScheduledRehearsals, 'names' | 'rehearsals' | 'tags'>>;

/** Which rehearsals are run; undefined where none are named. */
export async function selectedIn({ rehearsal, tag }: RunOptions): Promise<SelectedToRun | undefined> {
  if (rehearsal.length === 0 && tag.length === 0) return undefined;
  const { names, rehearsals, tags, files } = (await select(rehearsal, tag)).body;
  if (files?.length)
    throw new InputError('A schedule runs what the system holds: apply the file, and name its scenario.');
  return { ...(names && { names }), ...(rehearsals && { rehearsals }), ...(tags && { tags }) };
}
