import { Command } from 'commander';
import { listRehearsals, startRehearsalRun } from '@rehearsal/client/resources/rehearsals';
import { shownBudget } from '@rehearsal/contracts/engine/engine-cost';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { InputError } from '../errors.js';
import { wholeNumber } from '../input/read-number.js';
import { withReportOptions, type ReportOptions } from '../rehearsals/report-files.js';
import { reportEnd } from '../rehearsals/report-end.js';
import { readTimeout } from '../rehearsals/run-options.js';
import { runSettingsOf, withRunSettings, type RunSettingOptions } from '../rehearsals/run-settings.js';
import { isPath, select } from '../rehearsals/selection.js';
import { waitForEnd } from '../rehearsals/wait-for-end.js';
import { watchFiles } from '../rehearsals/watch/watch-files.js';
import { withSession, type CommonOptions, type Session } from '../session.js';

interface RunOptions extends CommonOptions, ReportOptions, RunSettingOptions {
  tag: string[];
  all?: boolean;
  trial?: number;
  label?: string;
  timeout?: number;
  watch?: boolean;
}

export const runCommand = (): Command =>
  withReportOptions(
    withRunSettings(
      new Command('run')
        .description(
          'run rehearsals and wait for the verdict: exits 0 when each met its gate, 99 when one did not, 3 when nothing failed and something could not be judged',
        )
        .argument(
          '[what...]',
          'names of rehearsals, or of scenarios for all of theirs; SCENARIO_ID:NAME where several scenarios have one of that name; a word with a slash, or that ends in .json, is a scenario file or a folder of them, which run as they are',
        )
        .option(
          '--tag <tag>',
          'rehearsals of scenarios with this tag, may be repeated',
          (tag: string, tags: string[]) => [...tags, tag],
          [],
        ),
    )
      .option('--all', 'every rehearsal of every scenario')
      .option(
        '--trial <i>',
        'only this trial of each, with the seed that it has in a run of the same seed',
        wholeNumber,
      )
      .option('--label <text>', 'what to call the run')
      .option('--timeout <time>', 'cancel what is not over by then, such as 10m', readTimeout)
      .option('--watch', 'run again whenever one of the files changes, until Ctrl-C'),
  )
    .option('--json', 'print the run as one JSON document')
    .action(run);

async function run(words: string[], options: RunOptions): Promise<void> {
  const isChosen = words.length > 0 || options.tag.length > 0;
  if (!isChosen && !options.all)
    throw new InputError(
      'Say what to run: names of rehearsals or scenarios, --tag, --all, or paths of scenario files.',
    );
  if (isChosen && options.all) throw new InputError('Say what to run, or --all, not both.');
  if (options.watch && !words.some(isPath))
    throw new InputError('--watch looks at files: give the path of a scenario file or a folder of them.');
  if (options.watch && options.json) throw new InputError('--watch prints many results, and --json one document.');
  if (options.trial !== undefined && options.repeat !== undefined)
    throw new InputError('--trial runs one trial, and --repeat says of how many: give one of them.');
  await withSession(options, async (session) => {
    const once = () => runOnce(words, options, session);
    if (options.watch) await watchFiles(words.filter(isPath), session.output, once);
    else await once();
  });
}

/** Answers whether it came to its end without a signal. */
async function runOnce(words: readonly string[], options: RunOptions, session: Session): Promise<boolean> {
  const { api } = session;
  const { body, texts } = await select(words, options.tag);
  const all = options.all ? { scenario_ids: await rehearsedScenarios(api) } : {};
  const asking = {
    start: () => startRehearsalRun(api, { ...body, ...all, ...settingsOf(options) }),
    telling,
    timeoutMs: options.timeout,
  };
  const { run: ended, exitCode } = await waitForEnd(asking, session);
  await reportEnd(ended, texts, options, session);
  process.exitCode = exitCode ?? process.exitCode;
  return exitCode === undefined;
}

/** Those that have a rehearsal. */
async function rehearsedScenarios(api: Session['api']): Promise<string[]> {
  const ids = new Set((await listRehearsals(api)).map(({ scenario_id }) => scenario_id));
  if (ids.size === 0) throw new InputError('No scenario has a rehearsal, so there is nothing to run.');
  return [...ids];
}

/** What a run goes by, also where that was said by nobody here. */
function telling({ id, seed, engine, ...limits }: RehearsalRunView): string {
  const budget = shownBudget(limits);
  const parts = [
    `Run ${id}`,
    `seed ${seed}`,
    ...(engine === null ? [] : [`engine ${engine}`]),
    ...(budget === undefined ? [] : [`at most ${budget}`]),
  ];
  return parts.join(', ');
}

const settingsOf = ({ trial, label, ...settings }: RunOptions) => ({
  ...runSettingsOf(settings),
  ...(trial !== undefined && { trial }),
  ...(label !== undefined && { label }),
});
