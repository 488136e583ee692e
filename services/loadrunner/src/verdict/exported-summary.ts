import { z } from 'zod';

/** k6 writes null for a number that JSON does not have, such as an endless average: that one value is then missing. */
const Value = z.number().nullable();
const ExportedMetric = z.record(z.string(), z.union([Value, z.record(z.string(), z.boolean().nullable())]));
export type ExportedMetric = z.infer<typeof ExportedMetric>;

/** k6's `--summary-export`. Of its thresholds, `true` means FAILED. */
export const ExportedSummary = z.object({ metrics: z.record(z.string(), ExportedMetric) });
export type ExportedSummary = z.infer<typeof ExportedSummary>;

/** The numbers of a metric. A rate's value is called `value` in the export and `rate` in every threshold. */
export function numbersOf(exported: ExportedMetric | undefined): Record<string, number> {
  const numbers = Object.entries(exported ?? {}).filter((entry): entry is [string, number] =>
    Number.isFinite(entry[1]),
  );
  return Object.fromEntries(
    numbers.map(([name, value]) => [exported && 'passes' in exported && name === 'value' ? 'rate' : name, value]),
  );
}

/** Whether k6 found a threshold breached; undefined where it does not say. */
export function breachedIn(exported: ExportedMetric | undefined, expression: string): boolean | undefined {
  const verdicts = exported?.thresholds;
  return (typeof verdicts === 'object' ? verdicts?.[expression] : undefined) ?? undefined;
}

/** A counter has a `count`; so has a trend when asked for, but that has an average too. */
export const isCounter = (exported: ExportedMetric | undefined): boolean =>
  exported !== undefined && 'count' in exported && !('avg' in exported);
