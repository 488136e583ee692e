import type { LoadRunParameters } from '@rehearsal/contracts/load/load-run';
import { systemTagArguments, tagArguments } from './tags.js';

/**
 * The one file that knows the flags of k6 (1.x). Everything a run is told is here: a caller gives typed parameters, which
 * become environment variables of the script, and never a flag.
 */
export type ScriptEnvironment = Partial<Record<(typeof SCRIPT_VARIABLES)[number], string>>;

const SCRIPT_VARIABLES = [
  'BASE',
  'MODEL',
  'DEBUG',
  'DURATION_MIN',
  'NONSTREAM_RPS',
  'STREAM_RPS',
  'SINGLE_RUN',
] as const;

export function scriptEnvironment(target: string, parameters: LoadRunParameters): ScriptEnvironment {
  const given = {
    MODEL: parameters.model,
    DEBUG: parameters.debug,
    DURATION_MIN: parameters.duration_min,
    NONSTREAM_RPS: parameters.nonstream_rps,
    STREAM_RPS: parameters.stream_rps,
    SINGLE_RUN: parameters.single_run,
  };
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { BASE: target, ...Object.fromEntries(set.map(([name, value]) => [name, String(value)])) };
}

/**
 * The whole environment of the k6 process. The machine's own never reaches it, so a script cannot read our secrets, nor
 * can a stray `K6_*` variable or a config file in somebody's home change a run.
 */
export function k6Environment(remoteWrite: Readonly<Record<string, string>> = {}): Record<string, string> {
  const allowed = Object.entries(remoteWrite).filter(([name]) => name.startsWith('K6_PROMETHEUS_RW_'));
  return { K6_AUTO_EXTENSION_RESOLUTION: 'false', HOME: '/nonexistent', TZ: 'UTC', ...Object.fromEntries(allowed) };
}

const settings = (environment: ScriptEnvironment): string[] =>
  SCRIPT_VARIABLES.flatMap((name) =>
    environment[name] === undefined ? [] : ['--env', `${name}=${environment[name]}`],
  );

/** Nobody could let a test begin that waits for it: k6 opens no port here. */
const AT_ONCE = ['--paused=false'];

/** A redirect is an answer like any other: k6 shows its status and does not go where it points. */
const STAY_AT_TARGET = ['--max-redirects', '0'];

const QUIET = ['--no-color', '--log-format', 'json', '--address', ''];

/** With `requirements` k6 also says how long the script takes, how many virtual users it needs, and what is wrong. */
export const inspectArguments = (
  script: string,
  environment: ScriptEnvironment,
  { requirements = true } = {},
): string[] => [
  'inspect',
  ...QUIET,
  ...(requirements ? ['--execution-requirements'] : []),
  '--include-system-env-vars=false',
  ...settings(environment),
  script,
];

/** The script and what it imports and opens, in one file that `k6 run` takes; `-` is stdout. */
export const archiveArguments = (script: string, environment: ScriptEnvironment, file: string): string[] => [
  'archive',
  ...QUIET,
  '--include-system-env-vars=false',
  ...settings(environment),
  '--archive-out',
  file,
  script,
];

export interface RunCommand {
  script: string;
  environment: ScriptEnvironment;
  /** The script's own tags, and the system tags that it asks for. */
  scriptTags: Readonly<Record<string, string>>;
  systemTags: readonly string[] | null;
  tags: Readonly<Record<string, string>>;
  thresholds: Readonly<Record<string, readonly string[]>>;
  /** The pipe that takes the points, one JSON document a line. */
  pointPipe: string;
  summaryFile: string;
  remoteWrite: boolean;
  /** Ranges of addresses that no connection may go to. */
  blockedRanges: readonly string[];
  /** Send only a share of the load. No part can judge the whole, so thresholds are then left to us. */
  segment?: Segment | undefined;
}

/** One of the equal shares that a load is split into: the `part`th, from 1, `of` so many. */
export interface Segment {
  part: number;
  of: number;
}

const edge = (part: number, of: number): string => (part === 0 ? '0' : part === of ? '1' : `${part}/${of}`);
export const segmentText = ({ part, of }: Segment): string => `${edge(part - 1, of)}:${edge(part, of)}`;
const sequenceText = ({ of }: Segment): string => Array.from({ length: of + 1 }, (_, part) => edge(part, of)).join(',');

const segmentArguments = (segment: Segment): string[] => [
  '--no-thresholds',
  '--execution-segment',
  segmentText(segment),
  '--execution-segment-sequence',
  sequenceText(segment),
];

/** What of a run cannot stand on the command line. */
export const runEnvironment = ({ scriptTags, tags }: Pick<RunCommand, 'scriptTags' | 'tags'>): Record<string, string> =>
  tagArguments(scriptTags, tags).environment;

/** Points go into their pipe; what a script and k6 print for people comes on stdout, and the log on stderr. */
export const runArguments = (run: RunCommand): string[] => [
  'run',
  '--quiet',
  '--no-usage-report',
  ...QUIET,
  '--include-system-env-vars=false',
  ...STAY_AT_TARGET,
  ...AT_ONCE,
  // Names keep the addresses that they had first, which are those that the wall was built around.
  ...(run.blockedRanges.length > 0 ? ['--blacklist-ip', run.blockedRanges.join(','), '--dns', 'ttl=inf'] : []),
  ...(run.segment ? segmentArguments(run.segment) : []),
  ...settings(run.environment),
  ...tagArguments(run.scriptTags, run.tags).arguments,
  ...systemTagArguments(run.systemTags),
  '--summary-trend-stats',
  trendStatistics(run.thresholds).join(','),
  '--summary-export',
  run.summaryFile,
  '--out',
  `json=${run.pointPipe}`,
  ...(run.remoteWrite ? ['--out', 'experimental-prometheus-rw'] : []),
  run.script,
];

/** The usual ones, and each percentile that a threshold judges: its measured value is then k6's own. */
function trendStatistics(thresholds: RunCommand['thresholds']): string[] {
  const judged = Object.values(thresholds)
    .flat()
    .flatMap((limit) => [...limit.matchAll(/p\(\s*([\d.]+)\s*\)/g)].map(([, percentile]) => `p(${percentile ?? ''})`));
  return [...new Set(['avg', 'min', 'med', 'max', 'p(90)', 'p(95)', 'p(99)', 'count', ...judged])];
}
