import type { RehearsalRunView, TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { probabilityOfWorse, type Counted } from './fisher.js';

type ComparisonVerdict = 'worse' | 'unclear' | 'better' | 'same';

/** One rehearsal of both runs. */
interface ComparedRehearsal {
  rehearsal: string;
  scenario_name: string;
  base: Counted;
  run: Counted;
  verdict: ComparisonVerdict;
  /** Trials of one seed that passed before and fail now, or the other way round; empty where chance was asked instead. */
  turned: number[];
  /** How likely the difference is by chance; null where no chance is at work, or nothing was judged. */
  p_value: number | null;
  /** Trials of each run that would decide if the rates stay as they are; null where nothing is to be decided. */
  needs: number | null;
  words: string;
}

export interface RunComparison {
  base: string;
  run: string;
  verdict: ComparisonVerdict;
  rehearsals: ComparedRehearsal[];
  /** What was only in one of the runs, and what was not the same rehearsal in both. */
  notes: string[];
  /** Below which probability a difference is none of chance, for each of the rehearsals. */
  significance: number;
}

type Run = Pick<RehearsalRunView, 'id' | 'rehearsals' | 'trials'>;

/** One run in twenty may be called worse by chance, whatever the number of its rehearsals. */
const SIGNIFICANCE = 0.05;
const MOST_NEEDED = 10_000;

/**
 * Whether a run is worse than another. Where both coaches are deterministic and the seeds equal, no chance is at work: any
 * trial that turned is a change. Else the share of trials that passed is compared, and what could not be judged counts for
 * nothing.
 */
export function compareRuns(base: Run, run: Run, { deterministic }: { deterministic: boolean }): RunComparison {
  const pairs = run.rehearsals.flatMap((rehearsal, index) => {
    const other = base.rehearsals.findIndex((each) => nameOf(each) === nameOf(rehearsal));
    const then = base.rehearsals[other];
    return then === undefined ? [] : [{ rehearsal, then, before: trialsOf(base, other), now: trialsOf(run, index) }];
  });
  const significance = SIGNIFICANCE / Math.max(1, pairs.length);
  const rehearsals = pairs.map(({ rehearsal, before, now }) => ({
    rehearsal: rehearsal.rehearsal,
    scenario_name: rehearsal.scenario_name,
    base: counted(before),
    run: counted(now),
    ...(deterministic && haveEqualSeeds(before, now) ? byTrials(before, now) : byChance(before, now, significance)),
  }));
  return {
    base: base.id,
    run: run.id,
    verdict: (['worse', 'unclear', 'better'] as const).find((each) => rehearsals.some(({ verdict }) => verdict === each)) ?? 'same', // prettier-ignore
    rehearsals,
    notes: [
      ...pairs.flatMap(({ rehearsal, then }) => changedIn(rehearsal, then)),
      ...onlyIn(run, base),
      ...onlyIn(base, run),
    ],
    significance,
  };
}

type Named = Pick<RehearsalRunView['rehearsals'][number], 'rehearsal' | 'scenario_name'>;
const nameOf = ({ rehearsal, scenario_name }: Named): string => JSON.stringify([scenario_name, rehearsal]);

/** In their order, since those of a run are kept in the order in which they ended. */
const trialsOf = ({ trials }: Run, index: number): TrialSummary[] =>
  trials.filter(({ rehearsal }) => rehearsal === index).toSorted((left, right) => left.trial - right.trial);

const counted = (trials: readonly TrialSummary[]): Counted => ({
  passed: trials.filter(({ verdict }) => verdict === 'passed').length,
  judged: trials.filter(({ verdict }) => verdict !== 'error').length,
});

const seedOf = (trials: readonly TrialSummary[], number: number): number | undefined =>
  trials.find(({ trial }) => trial === number)?.seed;

/** Of the trials that both have; there must be one. */
const haveEqualSeeds = (before: readonly TrialSummary[], now: readonly TrialSummary[]): boolean => {
  const both = now.filter(({ trial }) => seedOf(before, trial) !== undefined);
  return both.length > 0 && both.every(({ trial, seed }) => seedOf(before, trial) === seed);
};

type Judged = Pick<ComparedRehearsal, 'verdict' | 'turned' | 'p_value' | 'needs' | 'words'>;

function byTrials(before: readonly TrialSummary[], now: readonly TrialSummary[]): Judged {
  const verdicts = new Map(before.map(({ trial, verdict }) => [trial, verdict]));
  const from = (old: string, next: string) =>
    now.filter(({ trial, verdict }) => verdicts.get(trial) === old && verdict === next).map(({ trial }) => trial);
  const [lost, won] = [from('passed', 'failed'), from('failed', 'passed')];
  const chance = { p_value: null, needs: null };
  if (lost.length > 0)
    return {
      ...chance,
      verdict: 'worse',
      turned: lost,
      words: `${listed(lost)} passed and now ${lost.length === 1 ? 'fails' : 'fail'}`,
    };
  if (won.length > 0)
    return {
      ...chance,
      verdict: 'better',
      turned: won,
      words: `${listed(won)} failed and now ${won.length === 1 ? 'passes' : 'pass'}`,
    };
  return { ...chance, verdict: 'same', turned: [], words: 'no trial turned' };
}

const listed = (trials: readonly number[]): string => `trial${trials.length === 1 ? '' : 's'} ${trials.join(', ')}`;

function byChance(before: readonly TrialSummary[], now: readonly TrialSummary[], significance: number): Judged {
  const [base, run] = [counted(before), counted(now)];
  const none = { turned: [], needs: null };
  if (base.judged === 0 || run.judged === 0)
    return { ...none, verdict: 'unclear', p_value: null, words: 'nothing was judged in one of the runs' };
  const isLower = run.passed * base.judged < base.passed * run.judged;
  if (run.passed * base.judged === base.passed * run.judged)
    return { ...none, verdict: 'same', p_value: 1, words: 'as many passed' };
  const [better, worse] = isLower ? [base, run] : [run, base];
  const p_value = probabilityOfWorse(better, worse);
  const rates = `${shown(base)} before, ${shown(run)} now`;
  if (p_value < significance) return { ...none, verdict: isLower ? 'worse' : 'better', p_value, words: rates };
  const needs = neededTrials(better, worse, significance);
  const what = needs === null ? `more than ${MOST_NEEDED} trials` : `${needs} trials`;
  return { turned: [], needs, verdict: 'unclear', p_value, words: `${rates}: ${what} of each would decide` };
}

const shown = ({ passed, judged }: Counted): string => `${passed} of ${judged} passed`;

/**
 * About the fewest trials of each run with which rates like these would differ beyond chance, found by halving, which the
 * rounding of rates to whole trials may put a few off; null for more than anybody makes.
 */
function neededTrials(better: Counted, worse: Counted, significance: number): number | null {
  const at = (rate: Counted, k: number): Counted => ({
    passed: Math.round((rate.passed / rate.judged) * k),
    judged: k,
  });
  const decides = (k: number) => probabilityOfWorse(at(better, k), at(worse, k)) < significance;
  let high = Math.max(better.judged, worse.judged);
  while (!decides(high)) {
    if (high >= MOST_NEEDED) return null;
    high = Math.min(MOST_NEEDED, high * 2);
  }
  let low = 0;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (decides(middle)) high = middle;
    else low = middle;
  }
  return high;
}

type Sourced = Named & Pick<RehearsalRunView['rehearsals'][number], 'source'>;

/** A verdict that turned tells of the coach only where both runs rehearsed the same. */
function changedIn({ rehearsal, scenario_name, source }: Sourced, { source: before }: Sourced): string[] {
  const [now, then] = [source, before].map((each) => ('content' in each ? each.content : `${each.scenario_id} ${each.scenario_version}`)); // prettier-ignore
  return now === then
    ? []
    : [
        `"${rehearsal}" (${scenario_name}) is of another scenario or version in each run: what turned may be its doing, and not the coach's.`,
      ];
}

const onlyIn = (one: Run, other: Run): string[] => {
  const known = new Set(other.rehearsals.map(nameOf));
  return one.rehearsals
    .filter((each) => !known.has(nameOf(each)))
    .map(({ rehearsal, scenario_name }) => `"${rehearsal}" (${scenario_name}) is in ${one.id} alone.`);
};
