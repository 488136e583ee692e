import { z } from 'zod';
import { LoadRunParameters, LoadTestName, Verdict } from './load-run.js';
import { command, event, Id, Timestamp, type CommandOf, type EventOf, type FactOf } from '../messages/message.js';
import { CommandRefused } from '../messages/refusals.js';

/** Runs of a test are comparable when they have the same target and parameters; the key stands for both. */
const like = { key: z.string(), target: z.string(), parameters: LoadRunParameters };

export const PinBaseline = command('PinBaseline', z.strictObject({ run_id: Id }));
/** Without a run, every pin of the test. */
export const UnpinBaseline = command('UnpinBaseline', z.strictObject({ run_id: Id.optional() }));

export const BaselinePinned = event('BaselinePinned', z.strictObject({ ...like, run_id: Id }));
export const BaselineUnpinned = event('BaselineUnpinned', z.strictObject({ run_ids: z.array(Id) }));

export const baselineCommands = [PinBaseline, UnpinBaseline] as const;
export const baselineEvents = [BaselinePinned, BaselineUnpinned, CommandRefused] as const;
export type BaselineCommand = CommandOf<(typeof baselineCommands)[number]>;
export type BaselineEvent = EventOf<(typeof baselineEvents)[number]>;
export type BaselineFact = FactOf<(typeof baselineEvents)[number]>;

export const BaselinePin = z.strictObject({ ...like, run_id: Id, pinned_by: z.string(), pinned_at: Timestamp });
export type BaselinePin = z.infer<typeof BaselinePin>;

/** The baselines of one test: at most one for each target and set of parameters. */
export const Baseline = z.strictObject({ test: LoadTestName, pins: z.array(BaselinePin), created_at: Timestamp });
export type Baseline = z.infer<typeof Baseline>;

export const BaselineView = z
  .strictObject({ test: LoadTestName, version: z.int(), pins: z.array(BaselinePin) })
  .meta({ id: 'Baseline' });
export type BaselineView = z.infer<typeof BaselineView>;

/** A point of a trend: what a run measured, by metric and statistic. */
export const TrendItem = z.strictObject({
  run_id: Id,
  finished_at: Timestamp,
  verdict: Verdict,
  baseline: z.boolean(),
  script_hash: z.string().nullable(),
  metrics: z.record(z.string(), z.record(z.string(), z.number())),
});
export type TrendItem = z.infer<typeof TrendItem>;

/** The last runs of a test that are comparable with its newest one, the oldest first. */
export const LoadTestTrend = z
  .strictObject({
    test: LoadTestName,
    /** Null while no run has finished. */
    like: z.strictObject({ target: z.string(), parameters: LoadRunParameters }).nullable(),
    items: z.array(TrendItem),
  })
  .meta({ id: 'LoadTestTrend' });
export type LoadTestTrend = z.infer<typeof LoadTestTrend>;
