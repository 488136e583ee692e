import { z } from 'zod';
import { Samples, type MetricType } from './samples.js';
import { SecondSeries } from './seconds.js';
import { parseJudged, type Judged } from './threshold.js';

const Declaration = z.object({
  type: z.literal('Metric'),
  data: z.object({ name: z.string(), type: z.enum(['counter', 'gauge', 'rate', 'trend']), contains: z.string() }),
});

interface Point {
  metric: string;
  type: 'Point';
  data: { time: string; value: number; tags: Record<string, string> | null };
}

export interface Check {
  name: string;
  passes: number;
  fails: number;
}

/**
 * Aggregates the points of a run while k6 writes them (3.4 kB for an iteration of one request, which nobody wants to
 * keep): a histogram for each metric, a row for each second, a count for each check.
 */
export class Points {
  readonly metrics = new Map<string, Samples>();
  readonly checks = new Map<string, Check>();
  readonly seconds = new SecondSeries();
  /** Samples under the full key of each threshold on a part of a metric, `http_req_duration{scenario:stream}`. */
  readonly #parts = new Map<string, { judged: Judged; samples: Samples | undefined }[]>();

  constructor(thresholdKeys: readonly string[]) {
    for (const judged of thresholdKeys.map(parseJudged)) {
      if (judged.key === judged.metric) continue;
      this.#parts.set(judged.metric, [...(this.#parts.get(judged.metric) ?? []), { judged, samples: undefined }]);
    }
  }

  /** True when the line was a point or the declaration of a metric; anything else is text for people. */
  read(line: string): boolean {
    if (!line.startsWith('{"')) return false;
    let parsed: unknown;
    try {
      parsed = JSON.parse(line);
    } catch {
      return false;
    }
    if (isPoint(parsed)) this.#add(parsed);
    else {
      const declaration = Declaration.safeParse(parsed);
      if (!declaration.success) return false;
      const { name, type, contains } = declaration.data.data;
      this.#declare(name, type, contains);
    }
    return true;
  }

  /** The samples that a threshold judges; undefined where none was recorded. */
  judgedBy(key: string): Samples | undefined {
    const { metric } = parseJudged(key);
    return metric === key
      ? this.metrics.get(key)
      : this.#parts.get(metric)?.find(({ judged }) => judged.key === key)?.samples;
  }

  total(metric: string): number {
    return this.metrics.get(metric)?.sum ?? 0;
  }

  #declare(name: string, type: MetricType, contains: string): void {
    if (!this.metrics.has(name)) this.metrics.set(name, new Samples(type, contains));
  }

  #add({ metric, data }: Point): void {
    const samples = this.metrics.get(metric);
    // k6 declares a metric before its first point, so a point of an unknown one is not k6's.
    if (!samples) return;
    const tags = data.tags ?? {};
    samples.add(data.value);
    for (const part of this.#parts.get(metric) ?? []) {
      if (Object.entries(part.judged.tags).some(([name, value]) => tags[name] !== value)) continue;
      part.samples ??= new Samples(samples.type, samples.contains);
      part.samples.add(data.value);
    }
    if (metric === 'checks') this.#check(tags, data.value);
    this.seconds.add(metric, data.time, data.value);
  }

  #check(tags: Record<string, string>, value: number): void {
    const group = (tags.group ?? '').replace(/^::(setup|teardown)?/, '').replaceAll('::', ' / ');
    const name = group === '' ? (tags.check ?? '') : `${group} / ${tags.check ?? ''}`;
    const check = this.checks.get(name) ?? { name, passes: 0, fails: 0 };
    if (value === 0) check.fails += 1;
    else check.passes += 1;
    this.checks.set(name, check);
  }
}

/** By hand and not by schema: this runs for every sample of a run, and k6 is its only writer. */
function isPoint(value: unknown): value is Point {
  const point = value as Partial<Point>;
  return point.type === 'Point' && typeof point.metric === 'string' && typeof point.data?.value === 'number';
}
