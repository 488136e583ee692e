import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { z } from 'zod';
import { executorsOf, Scenario, type Executor } from './executors.js';
import { secondsOf } from './go-duration.js';
import { inspectArguments, k6Environment, type ScriptEnvironment } from '../k6/command.js';
import { limitPrefix } from '../k6/limits.js';
import { onPath } from '../k6/on-path.js';

const Threshold = z.union([z.string(), z.object({ threshold: z.string() }).transform(({ threshold }) => threshold)]);
const Options = z.object({
  thresholds: z.record(z.string(), z.array(Threshold)).nullish(),
  tags: z.record(z.string(), z.string()).nullish(),
  scenarios: z.record(z.string(), Scenario).nullish(),
  totalDuration: z.string().nullish(),
});

/** What a script says of itself for a given environment, without sending anything. */
export interface Inspection {
  thresholds: Record<string, string[]>;
  tags: Record<string, string>;
  /** How long load is planned for; null where only a number of iterations is. */
  plannedSeconds: number | null;
  /** Each scenario with its plan. */
  executors: Executor[];
  /** After this k6 stops by itself, graceful stops included; without setup and teardown. */
  longestSeconds: number;
}

/** k6 could not read the script: its exit code, and its own words. */
export class InvalidScriptError extends Error {
  override name = 'InvalidScriptError';
  constructor(
    readonly exitCode: number,
    detail: string,
  ) {
    super(detail);
  }
}

const INSPECT_TIMEOUT_MS = 10_000;
const INSPECT_LIMITS = { memoryBytes: 1024 ** 3 };
/** What a program that starts others exits with when it cannot. */
const NOT_RUN = [126, 127];
/** k6's own code for a timeout. */
const EXIT_TIMEOUT = 102;

export async function inspectScript(k6: string, script: string, environment: ScriptEnvironment): Promise<Inspection> {
  const [file, ...limited] = [...limitPrefix(onPath('prlimit'), INSPECT_LIMITS), k6];
  const result = await execa(file, [...limited, ...inspectArguments(script, environment)], {
    env: k6Environment(),
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    timeout: INSPECT_TIMEOUT_MS,
    // A script may loop while it is read: it is then stopped for certain.
    killSignal: 'SIGKILL',
  });
  if (result.timedOut)
    throw new InvalidScriptError(EXIT_TIMEOUT, `reading it took longer than ${INSPECT_TIMEOUT_MS / 1000} s`);
  // No exit code: it is k6 that is wrong, not the script.
  if (result.exitCode === undefined || NOT_RUN.includes(result.exitCode))
    throw new Error(`k6 could not be run as "${k6}": ${result.shortMessage ?? 'it was killed'}`);
  // Who reads it knows the script by its name; where this machine keeps it is nobody's business.
  const folder = `${pathToFileURL(dirname(resolve(script))).href}/`;
  if (result.exitCode !== 0)
    throw new InvalidScriptError(result.exitCode, lastWords(result.stderr).replaceAll(folder, ''));
  const options = Options.parse(JSON.parse(result.stdout));
  const scenarios = Object.values(options.scenarios ?? {});
  return {
    thresholds: options.thresholds ?? {},
    tags: options.tags ?? {},
    plannedSeconds: plannedSeconds(scenarios),
    executors: executorsOf(options.scenarios ?? {}),
    longestSeconds: secondsOf(options.totalDuration),
  };
}

function lastWords(stderr: string): string {
  const messages = stderr.split('\n').flatMap((line) => {
    try {
      return [z.object({ msg: z.string() }).parse(JSON.parse(line)).msg.trim()];
    } catch {
      return line.trim() === '' ? [] : [line.trim()];
    }
  });
  return messages.at(-1) ?? 'k6 gave no reason';
}

function plannedSeconds(scenarios: z.infer<typeof Scenario>[]): number | null {
  const ends = scenarios.map(({ startTime, duration, stages }) => {
    const length = stages ? stages.reduce((sum, stage) => sum + secondsOf(stage.duration), 0) : secondsOf(duration);
    return length === 0 ? null : secondsOf(startTime) + length;
  });
  // One scenario that ends by counting iterations has no end that is known.
  return ends.length === 0 || ends.includes(null) ? null : Math.max(...ends.filter((end) => end !== null));
}
