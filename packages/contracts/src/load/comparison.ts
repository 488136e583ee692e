import { z } from 'zod';
import { ReportUnit } from './load-run-report.js';
import { Id, Timestamp } from '../messages/message.js';

/**
 * `worse` and `better`: a difference that is both larger than chance and large enough to matter. `same`: whatever
 * difference there may be is too small to matter. `unclear`: the samples do not tell.
 */
export const ComparisonVerdict = z.enum(['better', 'same', 'worse', 'unclear']);
export type ComparisonVerdict = z.infer<typeof ComparisonVerdict>;

/** What of a metric is compared: a quantile, all its samples at once (Mann-Whitney), or of a rate the share that is true. */
export const ComparedStatistic = z.enum(['p50', 'p95', 'p99', 'all', 'share']);
export type ComparedStatistic = z.infer<typeof ComparedStatistic>;

export const ComparisonRow = z.strictObject({
  metric: z.string(),
  statistic: ComparedStatistic,
  unit: ReportUnit,
  /** Of `all`, which has no figure of its own, the medians. Null where nothing was measured. */
  base: z.number().nullable(),
  run: z.number().nullable(),
  /**
   * Of a quantile, the share by which it grew (0.1: by 10 %); of a rate, the difference of shares; of `all`, by how much the
   * share of pairs in which the run's sample is larger exceeds one half.
   */
  change: z.number().nullable(),
  /** Where the change lies with 95 % confidence. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
  /** How likely so large a change is by chance, after the correction for the number of rows; null for a row not judged. */
  p_value: z.number().nullable(),
  samples: z.strictObject({ base: z.int(), run: z.int() }),
  verdict: ComparisonVerdict,
  /** The row as a sentence. */
  words: z.string(),
});
export type ComparisonRow = z.infer<typeof ComparisonRow>;

/** A run as far as a comparison names it. */
export const ComparedRun = z.strictObject({ id: Id, finished_at: Timestamp.nullable() });
export type ComparedRun = z.infer<typeof ComparedRun>;

/** A run against its baseline, another run, or the last ones that passed before it. */
export const Comparison = z
  .strictObject({
    test: z.string(),
    run: ComparedRun,
    base: z.strictObject({ kind: z.enum(['baseline', 'run', 'last']), runs: z.array(ComparedRun) }),
    verdict: ComparisonVerdict,
    words: z.string(),
    /** What else differs between the sides, so that a change may not be the target's. */
    notes: z.array(z.string()),
    /** The worst first. */
    rows: z.array(ComparisonRow),
    /** Enough to have the same figures again. */
    method: z.strictObject({
      confidence: z.number(),
      replicates: z.int(),
      seed: z.int(),
      /** Rows that the correction was made for. */
      judged_rows: z.int(),
    }),
  })
  .meta({ id: 'Comparison' });
export type Comparison = z.infer<typeof Comparison>;

/** At most so many earlier runs are taken together. */
export const MOST_LAST_RUNS = 30;

/** What a run is compared with: `baseline`, `last:5`, or the id of another run. */
export const ComparedWith = z
  .string()
  .regex(
    /^(baseline|last:([1-9]|[12][0-9]|30)|[A-Za-z0-9_-]{1,128})$/,
    'is neither "baseline", "last:1" to "last:30", nor the id of a run',
  );
