import { Command } from 'commander';
import type { LoadRunView } from '@rehearsal/contracts/load-run';
import { liveView } from '../../load-runs/live-view.js';
import { PARAMETER_FLAGS, readParameters } from '../../load-runs/parameters.js';
import { runReport } from '../../load-runs/report.js';
import { watchRun } from '../../load-runs/watch-run.js';
import { withSession, type CommonOptions, type Session } from '../../session.js';

interface RunOptions extends CommonOptions {
  wait?: boolean;
  param: string[];
}

export function runCommand(): Command {
  const command = new Command('run')
    .description(
      "queue a run of a load test; with --wait, exit with its exit code (k6's own; 99 also for a false green, 3 for an invalid run)",
    )
    .argument('<name>', 'name of the load test')
    .option('--wait', 'wait until the run has ended')
    .option(
      '--param <key=value>',
      'a parameter by its name, may be repeated',
      (pair: string, pairs: string[]) => [...pairs, pair],
      [],
    )
    .option('--json', 'print one JSON document');
  for (const { flag, description } of PARAMETER_FLAGS) command.option(flag, description);
  return command.action(run);
}

async function run(test: string, options: RunOptions): Promise<void> {
  const parameters = readParameters({ ...options }, options.param);
  await withSession(options, async (session) => {
    const { api, output } = session;
    const queued = await api.command<LoadRunView>('POST', '/load-runs', { test, parameters });
    if (!options.wait) {
      output.result(
        queued,
        () => `Queued ${queued.name} as ${queued.id}; see it with \`rehearse loadtest show ${queued.id}\`.`,
      );
      return;
    }
    const ended = await waitFor(queued.id, session);
    output.result(ended, () => runReport(ended, output.colors));
    process.exitCode = ended.exit_code ?? 1;
  });
}

async function waitFor(id: string, { api, output }: Session): Promise<LoadRunView> {
  const view = liveView(output);
  const leave = () => {
    view.close();
    output.note(`The run goes on without us; stop it with \`rehearse loadtest cancel ${id}\`.`);
    process.exit(130);
  };
  process.once('SIGINT', leave);
  try {
    return await watchRun(api, id, view);
  } finally {
    process.off('SIGINT', leave);
    view.close();
  }
}
