import { Command } from 'commander';
import type { ScheduleBody } from '@rehearsal/contracts/http/load/schedules';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { InputError } from '../../errors.js';
import { RUN_SETTING_FLAGS } from '../../rehearsals/run-settings.js';
import { addRunOptions, saidOf, selectedIn, type RunOptions } from '../../schedules/run-options.js';
import { scheduledWhat } from '../../schedules/scheduled-what.js';
import { withSession, type CommonOptions } from '../../session.js';

interface CreateOptions extends CommonOptions, RunOptions {
  cron: string;
  timeZone?: string;
  paused?: boolean;
}

export const createCommand = (): Command =>
  addRunOptions(
    new Command('create')
      .description(
        'queue a load test, or rehearsals, again and again; a time that comes while its last run goes on is skipped',
      )
      .argument('<name>', 'name of the schedule: lower-case letters, digits and "-"')
      .requiredOption('--cron <expression>', 'minute, hour, day, month, weekday, such as "30 2 * * 1-5", or @daily')
      .option('--time-zone <zone>', 'where the clock hangs, such as Europe/Berlin (default: UTC)')
      .option('--paused', 'queue nothing until it is resumed'),
  )
    .option('--json', 'print one JSON document')
    .action(create);

async function create(name: string, options: CreateOptions): Promise<void> {
  const { cron, timeZone, paused = false } = options;
  const what = await whatOf(options);
  await withSession(options, async ({ api, output }) => {
    const body: ScheduleBody = { name, ...what, cron, enabled: !paused, ...(timeZone && { time_zone: timeZone }) };
    const made = await api.command<ScheduleView>('POST', '/schedules', body);
    output.result(made, () =>
      made.enabled
        ? `${made.name} queues ${scheduledWhat(made)} next at ${made.next_times.join(', ')}.`
        : `${made.name} is paused; \`rehearse schedules resume ${made.name}\` starts it.`,
    );
  });
}

/** A load test with its parameters, or rehearsals with what is said of their runs. */
async function whatOf(options: CreateOptions): Promise<Pick<ScheduleBody, 'test' | 'parameters' | 'rehearsals'>> {
  const { test } = options;
  const { runs, parameters } = saidOf(options);
  const isOfRehearsals = options.rehearsal.length > 0 || options.tag.length > 0;
  if (isOfRehearsals === (test !== undefined))
    throw new InputError('Give --test for a load test, or --rehearsal or --tag for rehearsals: one of the two.');
  if (test !== undefined) {
    if (Object.keys(runs).length === 0) return { test, parameters };
    throw new InputError(`${RUN_SETTING_FLAGS.join(', ')} are of rehearsals.`);
  }
  if (Object.keys(parameters).length > 0)
    throw new InputError('Parameters are of load tests, and rehearsals have none.');
  return { rehearsals: { ...(await selectedIn(options)), ...runs } };
}
