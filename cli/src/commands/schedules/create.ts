import { Command, Option } from 'commander';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import type { Gate } from '@rehearsal/contracts/rehearsal/gate';
import { Keep } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { InputError } from '../../errors.js';
import { PARAMETER_FLAGS, readParameters } from '../../load-runs/parameters.js';
import { wholeNumber } from '../../read-number.js';
import { readGate, readSeed, wholeFromZero } from '../../rehearsals/run-options.js';
import { select } from '../../rehearsals/selection.js';
import { scheduledWhat } from '../../schedules/scheduled-what.js';
import { withSession, type CommonOptions } from '../../session.js';

interface CreateOptions extends CommonOptions {
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
  cron: string;
  timeZone?: string;
  paused?: boolean;
  param: string[];
}

const oneMore = (word: string, words: string[]): string[] => [...words, word];

export function createCommand(): Command {
  const command = new Command('create')
    .description(
      'queue a load test, or rehearsals, again and again; a time that comes while its last run goes on is skipped',
    )
    .argument('<name>', 'name of the schedule: lower-case letters, digits and "-"')
    .option('--test <test>', 'name of the load test')
    .option(
      '--rehearsal <name>',
      'in its place: a rehearsal, or a scenario for all of its, may be repeated',
      oneMore,
      [],
    )
    .option('--tag <tag>', 'in its place: rehearsals of scenarios with this tag, may be repeated', oneMore, [])
    .requiredOption('--cron <expression>', 'minute, hour, day, month, weekday, such as "30 2 * * 1-5", or @daily')
    .option('--time-zone <zone>', 'where the clock hangs, such as Europe/Berlin (default: UTC)')
    .option('--paused', 'queue nothing until it is resumed')
    .option('--repeat <k>', 'of rehearsals: trials of each (default: what it says itself)', wholeNumber)
    .option('--gate <gate>', 'of rehearsals: which of the judged trials must pass', readGate)
    .option('--max-errors <n>', 'of rehearsals: how many trials may end in an error', wholeFromZero)
    .option('--engine <name>', 'of rehearsals: which coach answers', String)
    .option('--seed <seed>', 'of rehearsals: what chance in each run goes by (default 1)', readSeed)
    .addOption(new Option('--keep <which>', 'of rehearsals: test users that stay for a week').choices(Keep.options))
    .option('--max-calls <n>', 'of rehearsals: calls of the engine that a run may make', wholeNumber)
    .option('--max-tokens <n>', 'of rehearsals: tokens that a run may take', wholeNumber)
    .option('--param <key=value>', 'of a load test: a parameter by its name, may be repeated', oneMore, [])
    .option('--json', 'print one JSON document');
  for (const { flag, description } of PARAMETER_FLAGS) command.option(flag, description);
  return command.action(create);
}

async function create(name: string, options: CreateOptions): Promise<void> {
  const { cron, timeZone, paused = false } = options;
  const what = await whatOf(options);
  await withSession(options, async ({ api, output }) => {
    const body = { name, ...what, cron, enabled: !paused, ...(timeZone && { time_zone: timeZone }) };
    const made = await api.command<ScheduleView>('POST', '/schedules', body);
    output.result(made, () =>
      made.enabled
        ? `${made.name} queues ${scheduledWhat(made)} next at ${made.next_times.join(', ')}.`
        : `${made.name} is paused; \`rehearse schedules resume ${made.name}\` starts it.`,
    );
  });
}

/** A load test with its parameters, or rehearsals with what is said of their runs. */
async function whatOf(options: CreateOptions): Promise<object> {
  const { test, rehearsal, tag, repeat, gate, maxErrors, engine, seed, keep, maxCalls, maxTokens } = options;
  const parameters = readParameters({ ...options }, options.param);
  const isOfRehearsals = rehearsal.length > 0 || tag.length > 0;
  if (isOfRehearsals === (test !== undefined))
    throw new InputError('Give --test for a load test, or --rehearsal or --tag for rehearsals: one of the two.');
  const more = {
    ...(repeat !== undefined && { repeat }),
    ...(gate !== undefined && { gate }),
    ...(maxErrors !== undefined && { max_errors: maxErrors }),
    ...(engine !== undefined && { engine }),
    ...(seed !== undefined && { seed }),
    ...(keep !== undefined && { keep }),
    ...(maxCalls !== undefined && { max_calls: maxCalls }),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
  };
  if (test !== undefined) {
    if (Object.keys(more).length === 0) return { test, parameters };
    throw new InputError('--repeat, --gate, --max-errors, --engine, --seed, --keep and budgets are of rehearsals.');
  }
  if (Object.keys(parameters).length > 0)
    throw new InputError('Parameters are of load tests, and rehearsals have none.');
  const { names, rehearsals, tags, files } = (await select(rehearsal, tag)).body;
  if (files?.length)
    throw new InputError('A schedule runs what the system holds: apply the file, and name its scenario.');
  return { rehearsals: { names, rehearsals, tags, ...more } };
}
