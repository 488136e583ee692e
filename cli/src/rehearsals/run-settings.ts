import { Option, type Command } from 'commander';
import type { Gate } from '@rehearsal/contracts/rehearsal/gate';
import { Keep } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { ScheduledRehearsals } from '@rehearsal/contracts/load/schedule';
import { wholeNumber } from '../input/read-number.js';
import { readGate, readSeed, wholeFromZero } from './run-options.js';

/** How rehearsals are run, as it is said on a command line: of one run, or of those of a schedule. */
export interface RunSettingOptions {
  repeat?: number;
  gate?: Gate;
  maxErrors?: number;
  engine?: string;
  seed?: number;
  keep?: Keep;
  maxCalls?: number;
  maxTokens?: number;
}

/** The same as the API takes it; what is not said is as each rehearsal says, or as by default. */
export type RunSettings = Partial<
  Pick<ScheduledRehearsals, 'repeat' | 'gate' | 'max_errors' | 'engine' | 'seed' | 'keep' | 'max_calls' | 'max_tokens'>
>;

const OPTIONS: Readonly<Record<keyof RunSettings, () => Option>> = {
  repeat: () => number('--repeat <k>', 'trials of each rehearsal (default: what it says itself)'),
  gate: () =>
    new Option('--gate <gate>', 'which of the judged trials must pass: all, or a rate such as 0.9 or 90%').argParser(
      readGate,
    ),
  max_errors: () =>
    new Option(
      '--max-errors <n>',
      'how many trials of a rehearsal may end in an error that is not the coach’s',
    ).argParser(wholeFromZero),
  engine: () =>
    new Option('--engine <name>', "which coach answers, by the name of its engine (default: the system's own)"),
  seed: () =>
    new Option('--seed <seed>', 'what chance in the run goes by (default 1); "random" takes one').argParser(readSeed),
  keep: () => new Option('--keep <which>', 'which test users stay for 7 days (default failed)').choices(Keep.options),
  max_calls: () =>
    number(
      '--max-calls <n>',
      'how often the engine may be asked, over all trials; a turn that has begun is ended (default: as its engine says)',
    ),
  max_tokens: () =>
    number(
      '--max-tokens <n>',
      'how many tokens the engine may take, over all trials, if it tells them; a turn that has begun is ended (default: as its engine says)',
    ),
};

const number = (flags: string, description: string): Option => new Option(flags, description).argParser(wholeNumber);

/** Their names in the API, in the order in which they are told. */
export const RUN_SETTINGS = Object.keys(OPTIONS) as readonly (keyof RunSettings)[];

/** Their flags, to be named in sentences. */
export const RUN_SETTING_FLAGS = RUN_SETTINGS.map((name) => OPTIONS[name]().long ?? '');

/** Adds all of them; `of` stands before each description where the command has options for something else too. */
export function withRunSettings(command: Command, of = ''): Command {
  for (const name of RUN_SETTINGS) {
    const option = OPTIONS[name]();
    option.description = `${of}${option.description}`;
    command.addOption(option);
  }
  return command;
}

export const runSettingsOf = (options: RunSettingOptions): RunSettings => {
  const { repeat, gate, maxErrors, engine, seed, keep, maxCalls, maxTokens } = options;
  return {
    ...(repeat !== undefined && { repeat }),
    ...(gate !== undefined && { gate }),
    ...(maxErrors !== undefined && { max_errors: maxErrors }),
    ...(engine !== undefined && { engine }),
    ...(seed !== undefined && { seed }),
    ...(keep !== undefined && { keep }),
    ...(maxCalls !== undefined && { max_calls: maxCalls }),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
  };
};
