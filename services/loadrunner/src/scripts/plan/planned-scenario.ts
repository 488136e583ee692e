import type { PlannedScenario } from '@rehearsal/contracts/load/tests/load-test-plan';
import { secondsOf } from './go-duration.js';
import type { Scenario } from './executors.js';

type Plan = Pick<PlannedScenario, 'words' | 'seconds' | 'iterations'>;
type Stages = NonNullable<Scenario['stages']>;

/** What a scenario will do, in words and numbers. */
export function plannedScenario(name: string, scenario: Scenario): PlannedScenario {
  const { executor } = scenario;
  const plan = (PLANS[executor] ?? unknownPlan)(scenario);
  const start = secondsOf(scenario.startTime);
  const words = start === 0 ? plan.words : `after ${lengthWords(start)} ${plan.words}`;
  return { name, executor, ...plan, words };
}

const PLANS: Readonly<Record<string, (scenario: Scenario) => Plan>> = {
  'shared-iterations': ({ vus, iterations }) => ({
    words: `${counted(iterations ?? 1, 'iteration')} by ${users(vus ?? 1)}`,
    seconds: null,
    iterations: iterations ?? 1,
  }),
  'per-vu-iterations': ({ vus, iterations }) => ({
    words: `${counted(iterations ?? 1, 'iteration')} by each of ${users(vus ?? 1)}`,
    seconds: null,
    iterations: (iterations ?? 1) * (vus ?? 1),
  }),
  'constant-vus': ({ vus, duration }) => {
    const seconds = secondsOf(duration);
    return { words: `${users(vus ?? 1)} for ${lengthWords(seconds)}`, seconds, iterations: null };
  },
  'ramping-vus': ({ startVUs, stages }) => ({
    words: stageWords(startVUs ?? 1, stages ?? [], users),
    seconds: total(stages ?? []),
    iterations: null,
  }),
  'constant-arrival-rate': ({ rate, timeUnit, duration }) => {
    const seconds = secondsOf(duration);
    const perSecond = (rate ?? 0) / unitOf(timeUnit);
    const words = `${rateWords(perSecond)} for ${lengthWords(seconds)}`;
    return { words, seconds, iterations: Math.round(perSecond * seconds) };
  },
  'ramping-arrival-rate': ({ startRate, timeUnit, stages }) => {
    const unit = unitOf(timeUnit);
    const perSecond = (stages ?? []).map((stage) => ({ ...stage, target: (stage.target ?? 0) / unit }));
    const start = (startRate ?? 0) / unit;
    const words = stageWords(start, perSecond, rateWords);
    return { words, seconds: total(perSecond), iterations: Math.round(arrivals(start, perSecond)) };
  },
};

const unknownPlan = ({ executor, duration }: Scenario): Plan => {
  const seconds = secondsOf(duration);
  const words = seconds === 0 ? executor : `${executor} for ${lengthWords(seconds)}`;
  return { words, seconds: seconds === 0 ? null : seconds, iterations: null };
};

const unitOf = (timeUnit: string | null | undefined): number => secondsOf(timeUnit ?? '1s') || 1;

const total = (stages: Stages): number => stages.reduce((sum, { duration }) => sum + secondsOf(duration), 0);

/** The area below a line that goes from target to target. */
function arrivals(start: number, stages: Stages): number {
  let sum = 0;
  let from = start;
  for (const { duration, target } of stages) {
    const to = target ?? from;
    sum += ((from + to) / 2) * secondsOf(duration);
    from = to;
  }
  return sum;
}

/** As many stages as anybody reads; a script may have hundreds. */
const MAX_STAGES = 6;

function stageWords(start: number, stages: Stages, words: (value: number) => string): string {
  let from = start;
  const told = stages.map(({ duration, target }) => {
    const seconds = secondsOf(duration);
    const to = target ?? from;
    const holds = to === from;
    from = to;
    if (holds) return `holds ${words(to)} for ${lengthWords(seconds)}`;
    return seconds === 0 ? `goes to ${words(to)} at once` : `ramps to ${words(to)} over ${lengthWords(seconds)}`;
  });
  const left = told.length - MAX_STAGES;
  return [...told.slice(0, MAX_STAGES), ...(left > 0 ? [counted(left, 'more stage')] : [])].join(', then ');
}

const digits = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
const counted = (count: number, thing: string): string => `${digits(count)} ${thing}${count === 1 ? '' : 's'}`;
const users = (count: number): string => counted(count, 'virtual user');
const rateWords = (perSecond: number): string => `${digits(perSecond)}/s`;

/** `90 s`, `2 min`, `1 h 30 min`. */
export function lengthWords(seconds: number): string {
  if (seconds < 120 && seconds !== 60) return `${digits(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  const rest = Math.round(seconds - minutes * 60);
  const words = [
    minutes >= 60 ? `${Math.floor(minutes / 60)} h` : '',
    minutes % 60 > 0 ? `${minutes % 60} min` : '',
    rest > 0 ? `${rest} s` : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}
