import type { LoadRunView } from '@rehearsal/contracts/load/load-run';

/** A line across the chart: what a threshold allows of what the chart shows. */
export interface LimitLine {
  readonly label: string;
  readonly scale: 'ms' | 'y';
  readonly value: number;
}

/** Metrics of the chart, each with its axis and the statistics that are drawn of it. */
const DRAWN = {
  http_req_duration: { scale: 'ms', statistics: /^(?:p\([\d.]+\)|med|avg|max)$/ },
  http_reqs: { scale: 'y', statistics: /^rate$/ },
} as const;

const isDrawn = (metric: string): metric is keyof typeof DRAWN => metric in DRAWN;

/** The thresholds that can be drawn: those on a whole metric of the chart, not on a part of it or on one of the script's own. */
export const limitLines = (thresholds: readonly Pick<LoadRunView['thresholds'][number], 'metric' | 'limit'>[]) =>
  thresholds.flatMap(({ metric, limit }): LimitLine[] => {
    const [, statistic = '', number = ''] = /^\s*([a-z]+(?:\([\d.]+\))?)\s*[<>]=?\s*([\d.]+)\s*$/.exec(limit) ?? [];
    if (!isDrawn(metric) || !DRAWN[metric].statistics.test(statistic)) return [];
    return [{ label: `${metric} ${limit}`, scale: DRAWN[metric].scale, value: Number(number) }];
  });

/** A limit so far above all that was measured would press the lines to the floor. */
const FAR = 4;

/** The end of an axis: above what was measured, and above a limit that is not far from it. */
export const topOf = (most: number, limits: readonly LimitLine[], scale: LimitLine['scale']): number => {
  const near = limits.filter((line) => line.scale === scale && line.value <= Math.max(1, most) * FAR);
  return Math.max(1, most, ...near.map(({ value }) => value)) * 1.1;
};
