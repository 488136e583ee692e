import { Option, type Command } from 'commander';
import type { LoadRunParameters } from '@rehearsal/contracts/load/load-run';
import type { ScheduledRehearsals } from '@rehearsal/contracts/load/schedule';
import type { Gate } from '@rehearsal/contracts/rehearsal/gate';
import { Keep } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { InputError } from '../errors.js';
import { PARAMETER_FLAGS, readParameters } from '../load-runs/parameters.js';
import { wholeNumber } from '../read-number.js';
import { readGate, readSeed, wholeFromZero } from '../rehearsals/run-options.js';
import { select } from '../rehearsals/selection.js';

/** What the options say that a schedule runs, and how. */
export interface RunOptions {
  test?: string;
  rehearsal: string[];
  tag: string[];
  repeat?: number;
  gate?: Gate;
  maxErrors?: number;
  engine?: string;
  seed?: number;
  keep?: Keep;
  maxCalls?: number;
  maxTokens?: number;
  param: string[];
}

export const oneMore = (word: string, words: string[]): string[] => [...words, word];

export function addRunOptions(command: Command): Command {
  command
    .option('--test <test>', 'name of the load test')
    .option(
      '--rehearsal <name>',
      'in its place: a rehearsal, or a scenario for all of its, may be repeated',
      oneMore,
      [],
    )
    .option('--tag <tag>', 'in its place: rehearsals of scenarios with this tag, may be repeated', oneMore, [])
    .option('--repeat <k>', 'of rehearsals: trials of each (default: what it says itself)', wholeNumber)
    .option('--gate <gate>', 'of rehearsals: which of the judged trials must pass', readGate)
    .option('--max-errors <n>', 'of rehearsals: how many trials may end in an error', wholeFromZero)
    .option('--engine <name>', 'of rehearsals: which coach answers', String)
    .option('--seed <seed>', 'of rehearsals: what chance in each run goes by (default 1)', readSeed)
    .addOption(new Option('--keep <which>', 'of rehearsals: test users that stay for a week').choices(Keep.options))
    .option('--max-calls <n>', 'of rehearsals: calls of the engine that a run may make', wholeNumber)
    .option('--max-tokens <n>', 'of rehearsals: tokens that a run may take', wholeNumber)
    .option('--param <key=value>', 'of a load test: a parameter by its name, may be repeated', oneMore, []);
  for (const { flag, description } of PARAMETER_FLAGS) command.option(flag, description);
  return command;
}

/** How rehearsals are run, as far as it is said. */
export type SaidOfRuns = Partial<
  Pick<ScheduledRehearsals, 'repeat' | 'gate' | 'max_errors' | 'engine' | 'seed' | 'keep' | 'max_calls' | 'max_tokens'>
>;

/** Of rehearsals how they are run, of a load test its parameters. */
export function saidOf(options: RunOptions): { runs: SaidOfRuns; parameters: LoadRunParameters } {
  const { repeat, gate, maxErrors, engine, seed, keep, maxCalls, maxTokens } = options;
  return {
    runs: {
      ...(repeat !== undefined && { repeat }),
      ...(gate !== undefined && { gate }),
      ...(maxErrors !== undefined && { max_errors: maxErrors }),
      ...(engine !== undefined && { engine }),
      ...(seed !== undefined && { seed }),
      ...(keep !== undefined && { keep }),
      ...(maxCalls !== undefined && { max_calls: maxCalls }),
      ...(maxTokens !== undefined && { max_tokens: maxTokens }),
    },
    parameters: readParameters({ ...options }, options.param),
  };
}

export type SelectedToRun = Partial<Pick<ScheduledRehearsals, 'names' | 'rehearsals' | 'tags'>>;

/** Which rehearsals are run; undefined where none are named. */
export async function selectedIn({ rehearsal, tag }: RunOptions): Promise<SelectedToRun | undefined> {
  if (rehearsal.length === 0 && tag.length === 0) return undefined;
  const { names, rehearsals, tags, files } = (await select(rehearsal, tag)).body;
  if (files?.length)
    throw new InputError('A schedule runs what the system holds: apply the file, and name its scenario.');
  return { ...(names && { names }), ...(rehearsals && { rehearsals }), ...(tags && { tags }) };
}
