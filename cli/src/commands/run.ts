import { Command, Option } from 'commander';
import { startRehearsalRun, type AskedRun } from '@rehearsal/client/resources/rehearsals';
import type { Gate } from '@rehearsal/contracts/rehearsal/gate';
import { Keep, type RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { InputError } from '../errors.js';
import { wholeNumber } from '../read-number.js';
import { withReportOptions, type ReportOptions } from '../rehearsals/report-files.js';
import { reportEnd } from '../rehearsals/report-end.js';
import { readGate, readSeed, readTimeout, wholeFromZero } from '../rehearsals/run-options.js';
import { isPath, select } from '../rehearsals/selection.js';
import { waitForEnd } from '../rehearsals/wait-for-end.js';
import { watchFiles } from '../rehearsals/watch/watch-files.js';
import { withSession, type CommonOptions, type Session } from '../session.js';

interface RunOptions extends CommonOptions, ReportOptions {
  tag: string[];
  repeat?: number;
  gate?: Gate;
  maxErrors?: number;
  engine?: string;
  seed?: number;
  trial?: number;
  keep?: Keep;
  label?: string;
  maxCalls?: number;
  maxTokens?: number;
  timeout?: number;
  watch?: boolean;
}

export const runCommand = (): Command =>
  withReportOptions(
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
      ) // prettier-ignore
      .option('--repeat <k>', 'trials of each rehearsal (default: what it says itself)', wholeNumber)
      .option('--gate <gate>', 'which of the judged trials must pass: all, or a rate such as 0.9 or 90%', readGate)
      .option(
        '--max-errors <n>',
        'how many trials of a rehearsal may end in an error that is not the coach’s',
        wholeFromZero,
      ) // prettier-ignore
      .option('--engine <name>', "which coach answers, by the name of its engine (default: the system's own)")
      .option('--seed <seed>', 'what chance in the run goes by (default 1); "random" takes one and prints it', readSeed)
      .option(
        '--trial <i>',
        'only this trial of each, with the seed that it has in a run of the same seed',
        wholeNumber,
      )
      .addOption(
        new Option('--keep <which>', 'which test users stay for 7 days (default failed)').choices(Keep.options),
      )
      .option('--max-calls <n>', 'how often the engine may be asked, over all trials', wholeNumber)
      .option('--max-tokens <n>', 'how many tokens the engine may take, over all trials, if it tells them', wholeNumber)
      .option('--label <text>', 'what to call the run')
      .option('--timeout <time>', 'cancel what is not over by then, such as 10m', readTimeout)
      .option('--watch', 'run again whenever one of the files changes, until Ctrl-C'),
  )
    .option('--json', 'print the run as one JSON document')
    .action(run);

async function run(words: string[], options: RunOptions): Promise<void> {
  if (words.length === 0 && options.tag.length === 0)
    throw new InputError('Say what to run: names of rehearsals or scenarios, --tag, or paths of scenario files.');
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
  const asking = {
    start: () => startRehearsalRun(api, { ...body, ...settingsOf(options) }),
    telling: ({ id, seed, engine }: RehearsalRunView) =>
      `Run ${id}, seed ${seed}${engine === null ? '' : `, engine ${engine}`}`,
    timeoutMs: options.timeout,
  };
  const { run: ended, exitCode } = await waitForEnd(asking, session);
  await reportEnd(ended, texts, options, session);
  process.exitCode = exitCode ?? process.exitCode;
  return exitCode === undefined;
}

const settingsOf = ({ repeat, gate, maxErrors, engine, seed, trial, keep, label, ...most }: RunOptions): AskedRun => ({
  ...(repeat !== undefined && { repeat }),
  ...(gate !== undefined && { gate }),
  ...(maxErrors !== undefined && { max_errors: maxErrors }),
  ...(engine !== undefined && { engine }),
  ...(seed !== undefined && { seed }),
  ...(trial !== undefined && { trial }),
  ...(keep !== undefined && { keep }),
  ...(label !== undefined && { label }),
  ...(most.maxCalls !== undefined && { max_calls: most.maxCalls }),
  ...(most.maxTokens !== undefined && { max_tokens: most.maxTokens }),
});
