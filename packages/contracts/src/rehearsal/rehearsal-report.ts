import { z } from 'zod';
import type { JsonValue } from '../json/values.js';
import { Timestamp } from '../messages/message.js';
import { EngineCost } from '../engine/engine-cost.js';
import { Keep, PlannedRehearsal, RehearsalRunState, RehearsalSummary, RunVerdict } from './rehearsal-run.js';
import { ExpectationResult, Trial, TrialError, TrialVerdict } from './trial.js';

/**
 * What broke. The same seven fields, in this order, in every format: expectation, step, path, expected, measured, trial
 * and seed, link.
 */
export const ReportedFailure = ExpectationResult.pick({
  expectation: true,
  step: true,
  path: true,
  expected: true,
  measured: true,
  pointer: true,
}).extend({
  trial: z.int().positive(),
  seed: z.int().nonnegative(),
  /** Where the trial can be read in the admin UI. */
  link: z.string(),
});
export type ReportedFailure = z.infer<typeof ReportedFailure>;

/** A trial that has ended, in one line. */
export const ReportedTrial = z.strictObject({
  trial: z.int().positive(),
  seed: z.int().nonnegative(),
  verdict: TrialVerdict,
  error: TrialError.nullable(),
  turns: z.int().nonnegative(),
  duration_ms: z.number().nonnegative(),
  cost: EngineCost,
  /** The test user that was kept, to be opened or forked; null where it is gone. */
  instance_id: z.string().nullable(),
  /** How many expectations that fail nothing did not hold. */
  advice: z.int().nonnegative(),
  link: z.string(),
});
export type ReportedTrial = z.infer<typeof ReportedTrial>;

export const ReportedRehearsal = PlannedRehearsal.extend(RehearsalSummary.shape).extend({
  /** In the order of their numbers. */
  ended: z.array(ReportedTrial),
  /** Of its trials, in their order; of a trial at most ten. */
  failures: z.array(ReportedFailure),
});
export type ReportedRehearsal = z.infer<typeof ReportedRehearsal>;

/** A transcript that the report shows whole. */
export const ReportedTranscript = z.strictObject({
  /** The place of its rehearsal in the report, from 0. */
  rehearsal: z.int().nonnegative(),
  link: z.string(),
  trial: Trial,
});
export type ReportedTranscript = z.infer<typeof ReportedTranscript>;

/** A rehearsal run as every report tells it: the verdict of each rehearsal, what broke, and how it went. */
export const RehearsalReport = z
  .strictObject({
    id: z.string(),
    /** What the run was labelled with by who asked for it, else its id. */
    name: z.string(),
    state: RehearsalRunState,
    verdict: RunVerdict.nullable(),
    link: z.string(),
    rehearsals: z.array(ReportedRehearsal),
    /** Of the trials that say most: what failed first, beside one that passed. */
    transcripts: z.array(ReportedTranscript),
    /** Sentences with the numbers behind the verdict. */
    notes: z.array(z.string()),
    /** Where it comes from: enough to run the same again. */
    origin: z.strictObject({
      engine: z.string().nullable(),
      seed: z.int().nonnegative(),
      keep: Keep,
      requested_by: z.string(),
      queued_at: Timestamp,
      started_at: Timestamp.nullable(),
      finished_at: Timestamp.nullable(),
      duration_s: z.number().nullable(),
      cost: EngineCost,
      person_cost: EngineCost.optional(),
      /** The most that the engine might be asked for; a turn that had begun was ended, so the cost may be more. */
      max_calls: z.int().positive().optional(),
      max_tokens: z.int().positive().optional(),
      left_behind: z.int().nonnegative().nullable(),
    }),
  })
  .meta({ id: 'RehearsalReport' });
export type RehearsalReport = z.infer<typeof RehearsalReport>;

/** A value of an expectation or of the told state in one line, for people: JSON, and `nothing` where there is none. */
export function shownValue(value: JsonValue, longest = 300): string {
  if (value === null) return 'nothing';
  const text = JSON.stringify(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}

/** `step 3`, or `the end`. */
const shownStep = (step: ExpectationResult['step']): string => (step === 'end' ? 'the end' : `step ${step}`);

/** The seven fields in words, whatever shows them. */
export const shownFailure = ({ expectation, step, path, expected, measured, trial, seed, link }: ReportedFailure) => ({
  expectation,
  step: shownStep(step),
  path: path ?? '-',
  expected: shownValue(expected),
  measured: shownValue(measured),
  trial: `${trial} (${seed})`,
  link,
});

/** What stands above them in a table, the rehearsal before them all. */
export const FAILURE_HEADINGS: readonly string[] = [
  'Rehearsal',
  'Expectation',
  'Step',
  'Path',
  'Expected',
  'Measured',
  'Trial and seed',
  'Link',
];

/** What broke as a row below those headings; the link is for each table to write in its own way. */
export function failureRow(rehearsal: string, failure: ReportedFailure): { texts: string[]; link: string } {
  const { link, ...texts } = shownFailure(failure);
  return { texts: [rehearsal, ...Object.values(texts)], link };
}

/** All seven fields in one line, for those who see no more than a message. */
export function failureSentence(failure: ReportedFailure): string {
  const { expectation, step, path, expected, measured, link } = shownFailure(failure);
  return (
    `${expectation}, at ${step}, path ${path}, expected ${expected}, measured ${measured}, ` +
    `trial ${failure.trial} with seed ${failure.seed}, ${link}`
  );
}

/** Why a trial could not be judged: whose fault it was, and what it was. */
export const shownError = ({ kind, detail }: TrialError): string => `${kind}: ${detail}`;

/** The trials that could not be judged, each with why. */
export const notJudgedIn = ({ ended }: Pick<ReportedRehearsal, 'ended'>): (ReportedTrial & { error: TrialError })[] =>
  ended.flatMap(({ error, ...trial }) => (error === null ? [] : [{ ...trial, error }]));

/** `all`, or `at least 90 %`. */
export const shownGate = (gate: PlannedRehearsal['gate']): string =>
  gate === 'all' ? 'all' : `at least ${Math.round(gate.rate * 1000) / 10} %`;
