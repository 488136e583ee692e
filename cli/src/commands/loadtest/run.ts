import { Command, Option } from 'commander';
import type { LoadRunOrder } from '@rehearsal/contracts/http/load/load-runs';
import { LoadRunPriority, type LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { LoadTest } from '@rehearsal/contracts/load/tests/load-test';
import type { Client } from '@rehearsal/client/client';
import { InputError } from '../../errors.js';
import { PARAMETER_FLAGS, readParameters } from '../../load-runs/parameters.js';
import { withReportOptions, type ReportOptions } from '../../load-runs/report-files.js';
import { reportEnds } from '../../load-runs/report-ends.js';
import { waitForEnds } from '../../load-runs/wait-for-end.js';
import { wholeNumber } from '../../input/read-number.js';
import { withSession, type CommonOptions } from '../../session.js';

interface RunOptions extends CommonOptions, ReportOptions {
  wait?: boolean;
  param: string[];
  priority?: LoadRunPriority;
  concurrent?: boolean;
  workers?: number;
}

export function runCommand(): Command {
  const command = withReportOptions(
    new Command('run')
      .description(
        "queue a run of each load test, in the order given; with --wait, exit with its exit code (k6's own; 99 also for a false green, 3 for an invalid run); of several, that of the worst: not judged, then failed, then invalid, then passed",
      )
      .argument('<names...>', 'names of load tests')
      .option('--wait', 'wait until the runs have ended; a lost connection is taken up again')
      .option(
        '--param <key=value>',
        'a parameter by its name, may be repeated',
        (pair: string, pairs: string[]) => [...pairs, pair],
        [],
      )
      .addOption(new Option('--priority <level>', 'place in the queue').choices(LoadRunPriority.options))
      .option('--concurrent', 'do not wait for other runs on the same target')
      .option('--workers <n>', 'split the load over so many workers, at most 16; judged as one run', wholeNumber),
  ).option('--json', 'print one JSON document');
  for (const { flag, description } of PARAMETER_FLAGS) command.option(flag, description);
  return command.action(run);
}

async function run(tests: string[], options: RunOptions): Promise<void> {
  const parameters = readParameters({ ...options }, options.param);
  const { wait, junit, html, markdown, csv, priority, concurrent, workers } = options;
  if (!wait && [junit, html, markdown, csv].some((file) => file !== undefined))
    throw new InputError(
      'A report is made when the run has ended: add --wait, or use `rehearse loadtest report` then.',
    );
  await withSession(options, async (session) => {
    const { api, output } = session;
    await refuseUnknown(api, tests);
    const more = {
      ...(priority === undefined ? {} : { priority }),
      ...(concurrent ? { concurrent } : {}),
      ...(workers === undefined ? {} : { workers }),
    };
    const queued: LoadRunView[] = [];
    for (const test of tests)
      queued.push(
        await api.command<LoadRunView>('POST', '/load-runs', { test, parameters, ...more } satisfies LoadRunOrder),
      );
    if (wait) {
      const ended = await waitForEnds(
        queued.map(({ id }) => id),
        session,
      );
      await reportEnds(ended, options, session);
      return;
    }
    output.result(queued.length === 1 ? queued[0] : { runs: queued }, () =>
      queued
        .map(({ name, id }) => `Queued ${name} as ${id}; see it with \`rehearse loadtest watch ${id}\`.`)
        .join('\n'),
    );
  });
}

/** Of several names the last may be wrong: nothing is queued then. */
async function refuseUnknown(api: Client, tests: readonly string[]): Promise<void> {
  if (tests.length < 2) return;
  const { items } = await api.get<{ items: LoadTest[] }>('/load-tests');
  const known = items.map(({ name }) => name);
  const unknown = tests.filter((test) => !known.includes(test));
  if (unknown.length > 0)
    throw new InputError(
      `There is no load test ${unknown.map((name) => `"${name}"`).join(', ')}; nothing was queued.`,
      {
        details: [`there are ${known.join(', ')}`],
      },
    );
}
