import { Command } from 'commander';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { PARAMETER_FLAGS, readParameters } from '../../load-runs/parameters.js';
import { withSession, type CommonOptions } from '../../session.js';

interface CreateOptions extends CommonOptions {
  test: string;
  cron: string;
  timeZone?: string;
  paused?: boolean;
  param: string[];
}

export function createCommand(): Command {
  const command = new Command('create')
    .description('queue a load test again and again; a time that comes while its last run goes on is skipped')
    .argument('<name>', 'name of the schedule: lower-case letters, digits and "-"')
    .requiredOption('--test <test>', 'name of the load test')
    .requiredOption('--cron <expression>', 'minute, hour, day, month, weekday, such as "30 2 * * 1-5", or @daily')
    .option('--time-zone <zone>', 'where the clock hangs, such as Europe/Berlin (default: UTC)')
    .option('--paused', 'queue nothing until it is resumed')
    .option(
      '--param <key=value>',
      'a parameter of the runs by its name, may be repeated',
      (pair: string, pairs: string[]) => [...pairs, pair],
      [],
    )
    .option('--json', 'print one JSON document');
  for (const { flag, description } of PARAMETER_FLAGS) command.option(flag, description);
  return command.action(create);
}

async function create(name: string, options: CreateOptions): Promise<void> {
  const { test, cron, timeZone, paused = false } = options;
  const parameters = readParameters({ ...options }, options.param);
  await withSession(options, async ({ api, output }) => {
    const body = { name, test, parameters, cron, enabled: !paused, ...(timeZone && { time_zone: timeZone }) };
    const made = await api.command<ScheduleView>('POST', '/schedules', body);
    output.result(made, () =>
      made.enabled
        ? `${made.name} queues ${made.test} next at ${made.next_times.join(', ')}.`
        : `${made.name} is paused; \`rehearse schedules resume ${made.name}\` starts it.`,
    );
  });
}
