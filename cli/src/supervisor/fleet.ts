import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeClaim } from '@rehearsal/backing/processes/claim';
import { stopLeftover } from '@rehearsal/backing/processes/leftovers';
import { beginLog } from '@rehearsal/backing/processes/log-file';
import { CliError } from '../errors.js';
import { keepRunning, type KeptProcess } from './kept-process.js';
import { farewell, lastWords } from './last-words.js';
import type { Layout } from './layout.js';
import type { Progress } from './progress/progress.js';
import { untilReady } from './readiness.js';

const READY_WITHIN_MS = 90_000;
const STOP_GRACE_MS = 12_000;
/** What a service cannot say goodbye to, it waits for in vain. */
const BROKEN_STOP_GRACE_MS = 3_000;

/** A service that is ready to be launched. */
export interface Launch {
  name: string;
  /** Full path of what node runs; also how a process left behind is recognised as ours. */
  entry: string;
  url: string;
  env: Record<string, string>;
}

export interface FleetOptions {
  layout: Layout;
  cwd: string;
  /** Program prefix that has the kernel end a service should the supervisor be killed. */
  diesWithUs: readonly string[];
  progress: Progress;
  /** The process ids have changed. */
  changed: () => void;
}

export interface Fleet {
  /** By service. */
  readonly running: Record<string, { pid: number; url: string; restarts: number }>;
  /** Launches all at once and resolves when each answers; throws when one cannot. */
  start(launches: readonly Launch[]): Promise<void>;
  /** Stops one after another, the last launched first; where a server that they use is gone, all at once and soon. */
  stop(how: 'in order' | 'at once'): Promise<void>;
}

/** All services of one system, each a process of its own that is started again when it ends. */
export function createFleet({ layout, cwd, diesWithUs, progress, changed }: FleetOptions): Fleet {
  const running: Fleet['running'] = {};
  const kept: KeptProcess[] = [];
  const ending = new AbortController();
  // For an end without a stop, such as being asked twice.
  const killAll = () => kept.forEach(({ kill }) => kill());
  process.once('exit', killAll);
  const failed = new Set<string>();
  /** Where in the log of each this start begins. */
  const logsFrom = new Map<string, number>();
  let starting = true;

  /** While the system starts, one service that cannot run ends it all; the others are given up because of it. */
  const fail = (name: string, story: string) => {
    if (failed.has(name)) return;
    failed.add(name);
    progress.failed(name, ending.signal.aborted ? 'given up' : story);
    ending.abort(new CliError(`${name} ${story}.`));
  };

  const prepare = async ({ name, entry }: Launch) => {
    await stopLeftover(layout.home, `service-${name}`, entry);
    logsFrom.set(name, await beginLog(layout.serviceLog(name)));
    progress.start(name);
  };

  const wordsOf = (name: string) => lastWords(layout.serviceLog(name), logsFrom.get(name) ?? 0);

  const keep = ({ name, entry, url, env }: Launch): KeptProcess => {
    const logFile = layout.serviceLog(name);
    const [command, ...args] = [...diesWithUs, process.execPath, '--enable-source-maps', entry];
    return keepRunning(
      { command, args, cwd, env, logFile },
      {
        started(pid) {
          running[name] = { pid, url, restarts: running[name] ? running[name].restarts + 1 : 0 };
          // Only a later start reads it, to end what a killed supervisor left behind.
          writeClaim(layout.runFile(name), pid).catch((error: unknown) =>
            progress.detail(name, `cannot note its process id: ${(error as Error).message}`),
          );
          changed();
        },
        async ended(how, { delayMs, report }, logFrom) {
          // A process that was killed had no last words.
          const why = how.startsWith('SIG') ? how : `${how}: ${await farewell(logFile, logFrom, Date.now())}`;
          if (!report) {
            progress.detail(name, `ended with ${why}; starts again in ${delayMs / 1000} s`);
            return;
          }
          const story = `ended 5 times within a minute, last with ${why} (all of it in ${logFile})`;
          if (starting) fail(name, story);
          else progress.detail(name, `${story}; it is tried again every few seconds`);
        },
      },
    );
  };

  const awaitReady = async ({ name, url }: Launch) => {
    const ready = await untilReady(url, { deadlineMs: READY_WITHIN_MS, signal: ending.signal }).catch(() => false);
    if (ready) {
      progress.done(name, `${url.replace('http://', '')}, process ${running[name]?.pid ?? 0}`);
      return;
    }
    const logFile = layout.serviceLog(name);
    fail(name, `was not ready within ${READY_WITHIN_MS / 1000} s: ${await wordsOf(name)} (all of it in ${logFile})`);
  };

  return {
    running,
    async start(launches) {
      for (const folder of [layout.results, dirname(layout.checkpointFile)]) await mkdir(folder, { recursive: true });
      await Promise.all(launches.map(prepare));
      ending.signal.throwIfAborted();
      kept.push(...launches.map(keep));
      await Promise.all(launches.map(awaitReady));
      ending.signal.throwIfAborted();
      starting = false;
    },
    async stop(how) {
      ending.abort(new CliError('The system was told to stop.'));
      if (how === 'at once') await Promise.all(kept.map((service) => service.stop(BROKEN_STOP_GRACE_MS)));
      else for (const service of kept.toReversed()) await service.stop(STOP_GRACE_MS);
      kept.length = 0;
      process.off('exit', killAll);
    },
  };
}
