import { execa } from 'execa';
import { z } from 'zod';
import { inspectArguments, k6Environment, type ScriptEnvironment } from './k6-command.js';

const Threshold = z.union([z.string(), z.object({ threshold: z.string() }).transform(({ threshold }) => threshold)]);
const Stage = z.object({ duration: z.string() });
const Scenario = z.looseObject({
  startTime: z.string().nullish(),
  duration: z.string().nullish(),
  stages: z.array(Stage).nullish(),
});
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
/** k6's own code for a timeout. */
const EXIT_TIMEOUT = 102;

export async function inspectScript(k6: string, script: string, environment: ScriptEnvironment): Promise<Inspection> {
  const result = await execa(k6, inspectArguments(script, environment), {
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
  if (result.exitCode === undefined)
    throw new Error(`k6 could not be run as "${k6}": ${result.shortMessage ?? 'it was killed'}`);
  if (result.exitCode !== 0) throw new InvalidScriptError(result.exitCode, lastWords(result.stderr));
  const options = Options.parse(JSON.parse(result.stdout));
  const scenarios = Object.values(options.scenarios ?? {});
  return {
    thresholds: options.thresholds ?? {},
    tags: options.tags ?? {},
    plannedSeconds: plannedSeconds(scenarios),
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

const UNIT_SECONDS: Record<string, number> = {
  h: 3600,
  m: 60,
  s: 1,
  ms: 0.001,
  µs: 0.000_001,
  us: 0.000_001,
  ns: 0.000_000_001,
};

/** Seconds of a duration as Go writes it: `1h2m3.5s`. */
function secondsOf(duration: string | null | undefined): number {
  const parts = (duration ?? '').matchAll(/([\d.]+)(h|ms|m|s|µs|us|ns)/g);
  return [...parts].reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_SECONDS[unit ?? ''] ?? 0), 0);
}
