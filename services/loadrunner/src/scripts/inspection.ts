import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { EXIT } from '@rehearsal/contracts/load/exit-codes';
import { lastWordsOfK6, unknownOptionIn } from '@rehearsal/contracts/load/k6-words';
import { tooManyThresholds } from '@rehearsal/contracts/load/tests/too-many-thresholds';
import { executorsOf, Scenario, type Executor } from './plan/executors.js';
import { secondsOf } from './plan/go-duration.js';
import { inspectArguments, type ScriptEnvironment } from '../k6/command.js';
import { withoutPaths } from '../redaction/without-paths.js';
import { foreignIn } from './foreign-file.js';
import { importsGrpc } from './imports-grpc.js';
import { askK6, InvalidScriptError, type Answer, type ScriptReader } from './script-reader.js';

const Threshold = z.union([z.string(), z.object({ threshold: z.string() }).transform(({ threshold }) => threshold)]);
const Options = z.object({
  thresholds: z.record(z.string(), z.array(Threshold)).nullish(),
  tags: z.record(z.string(), z.string()).nullish(),
  scenarios: z.record(z.string(), Scenario).nullish(),
  totalDuration: z.string().nullish(),
  maxVUs: z.number().nullish(),
  setupTimeout: z.string().nullish(),
  teardownTimeout: z.string().nullish(),
  hosts: z.record(z.string(), z.string()).nullish(),
  systemTags: z.array(z.string()).nullish(),
  paused: z.boolean().nullish(),
});

/** What a script says of itself for a given environment, without sending anything. */
export interface Inspection {
  thresholds: Record<string, string[]>;
  tags: Record<string, string>;
  /** How long load is planned for; null where only a number of iterations is. */
  plannedSeconds: number | null;
  /** Each scenario with its plan. */
  executors: Executor[];
  /** The same as k6 tells them, by name. */
  scenarios: Record<string, Scenario>;
  /** The most virtual users that k6 needs; null where it does not say. */
  maxVus: number | null;
  /** After this k6 stops by itself, graceful stops included; without setup and teardown. */
  longestSeconds: number;
  /** What setup and teardown may take, each as the script says, or as k6 lets them. */
  aroundSeconds: number;
  /** How long k6 took to load the script, times how often it loads it one after another: once for each virtual user. */
  loadingSeconds: number;
  /** Where the script leads names to, by its own `hosts` option. */
  hosts: Record<string, string>;
  /** The tags of k6's own that the script asks for; null for k6's usual ones. */
  systemTags: string[] | null;
  /** Whether the script itself imports `k6/net/grpc`. */
  importsGrpc: boolean;
  /** It wants to wait, once it is loaded, for somebody to let it begin. */
  paused: boolean;
  /** An option of the script that k6 does not know and leaves out; null where there is none. */
  unknownOption: string | null;
}

/** k6's own, of setup and of teardown. */
const DEFAULT_TIMEOUT = '60s';
const NO_VUS = 'the number of VUs must be more than 0';

export async function inspectScript(
  reader: ScriptReader,
  script: string,
  environment: ScriptEnvironment,
): Promise<Inspection> {
  const begun = performance.now();
  const { stdout, stderr } = await optionsOf(reader, script, environment);
  const options = Options.parse(JSON.parse(textOf(stdout)));
  const seconds = (performance.now() - begun) / 1000;
  const scenarios = Object.values(options.scenarios ?? {});
  const tooMany = tooManyThresholds(options.thresholds ?? {});
  if (tooMany !== undefined) throw new InvalidScriptError(EXIT.badOptions, tooMany);
  return {
    thresholds: options.thresholds ?? {},
    tags: options.tags ?? {},
    plannedSeconds: plannedSeconds(scenarios),
    executors: executorsOf(options.scenarios ?? {}),
    scenarios: options.scenarios ?? {},
    maxVus: options.maxVUs ?? null,
    longestSeconds: secondsOf(options.totalDuration),
    aroundSeconds:
      secondsOf(options.setupTimeout ?? DEFAULT_TIMEOUT) + secondsOf(options.teardownTimeout ?? DEFAULT_TIMEOUT),
    loadingSeconds: seconds * (1 + (options.maxVUs ?? 1)),
    hosts: options.hosts ?? {},
    systemTags: options.systemTags ?? null,
    importsGrpc: importsGrpc(await readFile(script, 'utf8')),
    paused: options.paused ?? false,
    unknownOption: unknownOptionIn(textOf(stderr)) ?? null,
  };
}

/**
 * What k6 will do with the script, as JSON, and what it says of it. `k6 inspect` is stricter than `k6 run`, which takes one
 * virtual user where the script has iterations, a duration or stages and does not say how many: it is then told of one.
 */
async function optionsOf(reader: ScriptReader, script: string, environment: ScriptEnvironment): Promise<Answer> {
  const strict = await askK6(reader, script, inspectArguments(script, environment));
  if (strict.exitCode === 0) return strict;
  const words = lastWordsOfK6(textOf(strict.stderr));
  if (words.includes(NO_VUS) && (await saysNoVus(reader, script, environment))) {
    const asRun = await askK6(reader, script, inspectArguments(script, environment), { K6_VUS: '1' });
    if (asRun.exitCode === 0) return asRun;
  }
  const folder = dirname(resolve(script));
  const foreign = foreignIn(words, script);
  if (foreign) throw foreign;
  throw new InvalidScriptError(strict.exitCode, withoutPaths(words, [folder, dirname(folder)]));
}

async function saysNoVus(reader: ScriptReader, script: string, environment: ScriptEnvironment): Promise<boolean> {
  const plain = await askK6(reader, script, inspectArguments(script, environment, { requirements: false }));
  if (plain.exitCode !== 0) return false;
  const { vus, scenarios } = JSON.parse(textOf(plain.stdout)) as { vus?: unknown; scenarios?: unknown };
  return (vus ?? null) === null && (scenarios ?? null) === null;
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

function plannedSeconds(scenarios: z.infer<typeof Scenario>[]): number | null {
  const ends = scenarios.map(({ startTime, duration, stages }) => {
    const length = stages ? stages.reduce((sum, stage) => sum + secondsOf(stage.duration), 0) : secondsOf(duration);
    return length === 0 ? null : secondsOf(startTime) + length;
  });
  // One scenario that ends by counting iterations has no end that is known.
  return ends.length === 0 || ends.includes(null) ? null : Math.max(...ends.filter((end) => end !== null));
}
