import type { RehearsalReport, ReportedRehearsal } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import type { RehearsalRunView, TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';

/** A run as its owner has it, with or without the version that a view bears. */
type ReportedRun = Omit<RehearsalRunView, 'version'>;

interface ReportSource {
  run: ReportedRun;
  /** Those of `trialsToShow` that are still kept. */
  trials: readonly { rehearsal: number; trial: Trial }[];
  /** Where the admin UI is, without a trailing slash; links begin with it. */
  base: string;
}

/** The one document that every format is made of. */
export function reportOf({ run, trials, base }: ReportSource): RehearsalReport {
  const link = `${base}/#/rehearsal-runs/${encodeURIComponent(run.id)}`;
  const trialLink = (rehearsal: number, trial: number) => `${link}/trials/${rehearsal}/${trial}`;
  return {
    id: run.id,
    name: run.label ?? run.id,
    state: run.state,
    verdict: run.verdict,
    link,
    rehearsals: run.rehearsals.map((rehearsal, n) => ({
      ...rehearsal,
      ...trialsOf(run, n, (trial) => trialLink(n, trial)),
    })),
    transcripts: trials.map(({ rehearsal, trial }) => ({
      rehearsal,
      link: trialLink(rehearsal, trial.trial),
      trial,
    })),
    notes: [...run.reasons],
    origin: {
      engine: run.engine,
      seed: run.seed,
      keep: run.keep,
      requested_by: run.requested_by,
      queued_at: run.queued_at,
      started_at: run.started_at,
      finished_at: run.finished_at,
      duration_s: secondsBetween(run.started_at, run.finished_at),
      cost: run.cost,
      ...(run.person_cost && { person_cost: run.person_cost }),
      ...(run.max_calls !== undefined && { max_calls: run.max_calls }),
      ...(run.max_tokens !== undefined && { max_tokens: run.max_tokens }),
      left_behind: run.left_behind,
    },
  };
}

function trialsOf(
  { trials }: ReportedRun,
  rehearsal: number,
  linkOf: (trial: number) => string,
): Pick<ReportedRehearsal, 'ended' | 'failures'> {
  const own = trials.filter((trial) => trial.rehearsal === rehearsal).sort((a, b) => a.trial - b.trial);
  return {
    ended: own.map(({ trial, seed, verdict, error, turns, duration_ms, cost, instance_id, kept, advice }) => {
      const instance = kept ? instance_id : null;
      const shown = { trial, seed, verdict, error, turns, duration_ms, cost, advice };
      return { ...shown, instance_id: instance, link: linkOf(trial) };
    }),
    failures: own.flatMap(({ failures, trial, seed }) =>
      failures.map(({ expectation, step, path, expected, measured, pointer }) => {
        const where = { pointer, trial, seed, link: linkOf(trial) };
        return { expectation, step, path, expected, measured, ...where };
      }),
    ),
  };
}

/** Transcripts of one report; the rest are read trial by trial. */
const MOST_TRANSCRIPTS = 40;
/** Of each verdict of a rehearsal; more of the same tell little more. */
const MOST_ALIKE = 3;
const TELLING: readonly TrialSummary['verdict'][] = ['failed', 'error', 'passed'];

/**
 * The trials whose transcripts a report shows: of every rehearsal the first that failed, then the first that could not be
 * judged, then the first that passed, and again from the start while there is room.
 */
export function trialsToShow({ trials }: Pick<ReportedRun, 'trials'>, most = MOST_TRANSCRIPTS): TrialSummary[] {
  const alike = new Map<string, number>();
  const ranked = trials
    .toSorted((a, b) => a.rehearsal - b.rehearsal || a.trial - b.trial)
    .map((trial) => {
      const kind = `${trial.rehearsal} ${trial.verdict}`;
      const ordinal = alike.get(kind) ?? 0;
      alike.set(kind, ordinal + 1);
      return { trial, ordinal, rank: ordinal * TELLING.length + TELLING.indexOf(trial.verdict) };
    });
  return ranked
    .filter(({ ordinal }) => ordinal < MOST_ALIKE)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ trial }) => trial)
    .sort((a, b) => a.rehearsal - b.rehearsal || a.trial - b.trial);
}

const secondsBetween = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
