import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64, type Histogram } from 'hdr-histogram-js';
import { z } from 'zod';

/** JSON knows no infinity, and what is reckoned of numbers that it knows may be one: the largest number stands for it. */
export const finite = (number: number): number => Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, number));

export const MetricType = z.enum(['counter', 'gauge', 'rate', 'trend']);
export type MetricType = z.infer<typeof MetricType>;

/** HDR histograms hold whole numbers: values are kept in thousandths, which for times are microseconds. */
const SCALE = 1000;
/** The largest that they can hold. What is larger is counted as this; its real value is in `max` and in the sum. */
const MOST = Number.MAX_SAFE_INTEGER;

export const newHistogram = (): Histogram =>
  build({ bitBucketSize: 'packed', autoResize: true, numberOfSignificantValueDigits: 3 });

export const record = (histogram: Histogram, value: number): void =>
  histogram.recordValue(Math.min(MOST, Math.max(0, Math.round(value * SCALE))));

export const percentile = (histogram: Histogram, percent: number): number | null =>
  histogram.totalCount === 0 ? null : histogram.getValueAtPercentile(percent) / SCALE;

export const packed = encodeIntoCompressedBase64;
export const unpacked = (text: string): Histogram => decodeFromCompressedBase64(text, 'packed');

/** What is kept of one metric, for another process. JSON knows no infinity: the bounds of nothing are null. */
export const SamplesState = z.object({
  type: MetricType,
  contains: z.string(),
  count: z.number(),
  sum: z.number(),
  nonZero: z.number(),
  last: z.number(),
  lastAt: z.string(),
  endless: z.number(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  histogram: z.string().optional(),
});
export type SamplesState = z.infer<typeof SamplesState>;

/** Everything that is kept of one metric, in memory that does not grow with the number of samples. */
export class Samples {
  count = 0;
  #sum = 0;
  #nonZero = 0;
  #last = 0;
  #lastAt = '';
  #endless = 0;
  #min = Infinity;
  #max = -Infinity;
  readonly #histogram: Histogram | undefined;

  constructor(
    readonly type: MetricType,
    /** `time` (milliseconds), `data` (bytes) or `default`. */
    readonly contains: string,
  ) {
    if (type === 'trend') this.#histogram = newHistogram();
  }

  /** `time` as k6 writes it; it counts where samples of several processes come together. */
  add(sample: number, time = ''): void {
    const value = finite(sample);
    if (value !== sample) this.#endless += 1;
    this.count += 1;
    this.#sum = finite(this.#sum + value);
    this.#last = value;
    this.#lastAt = time;
    if (value !== 0) this.#nonZero += 1;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
    if (this.#histogram) record(this.#histogram, value);
  }

  state(): SamplesState {
    return {
      type: this.type,
      contains: this.contains,
      count: this.count,
      sum: this.#sum,
      nonZero: this.#nonZero,
      last: this.#last,
      lastAt: this.#lastAt,
      endless: this.#endless,
      min: this.count === 0 ? null : this.#min,
      max: this.count === 0 ? null : this.#max,
      ...(this.#histogram ? { histogram: packed(this.#histogram) } : {}),
    };
  }

  /**
   * Takes in what another process kept of the same metric, as if all samples had been added here. A gauge has the value
   * that was set last; one that `addsUp` counts something that each process has its own of.
   */
  absorb(other: SamplesState, addsUp = false): void {
    if (other.count === 0) return;
    const [min, max] = [other.min ?? Infinity, other.max ?? -Infinity];
    const together = addsUp && this.count > 0;
    this.#min = together ? finite(this.#min + min) : Math.min(this.#min, min);
    this.#max = together ? finite(this.#max + max) : Math.max(this.#max, max);
    if (together) this.#last = finite(this.#last + other.last);
    else if (this.count === 0 || Date.parse(other.lastAt) >= Date.parse(this.#lastAt)) {
      this.#last = other.last;
      this.#lastAt = other.lastAt;
    }
    this.count += other.count;
    this.#sum = finite(this.#sum + other.sum);
    this.#nonZero += other.nonZero;
    this.#endless += other.endless;
    if (this.#histogram && other.histogram !== undefined) this.#histogram.add(unpacked(other.histogram));
  }

  get sum(): number {
    return this.#sum;
  }

  /** Of a rate: how often it was true. */
  get nonZero(): number {
    return this.#nonZero;
  }

  /** How many samples were no finite number; each is counted as the largest, or the smallest, that there is. */
  get endless(): number {
    return this.#endless;
  }

  /** Endless both ways: their sum is no number, as k6 has it, and nothing that is reckoned of it. */
  get #hasNoSum(): boolean {
    return this.#endless > 1 && this.#min === -Number.MAX_VALUE && this.#max === Number.MAX_VALUE;
  }

  /** By k6's names. `seconds` is the length of the test, for rates of counters. */
  values(seconds: number): Record<string, number> {
    if (this.count === 0) return {};
    switch (this.type) {
      case 'counter':
        if (this.#hasNoSum) return {};
        return { count: this.#sum, rate: finite(this.#sum / Math.max(seconds, 0.001)) };
      case 'gauge':
        return { value: this.#last, min: this.#min, max: this.#max };
      case 'rate':
        return { rate: this.#nonZero / this.count, passes: this.#nonZero, fails: this.count - this.#nonZero };
      case 'trend':
        return {
          ...(this.#hasNoSum ? {} : { avg: this.#sum / this.count }),
          min: this.#min,
          max: this.#max,
          med: this.percentile(50),
          'p(90)': this.percentile(90),
          'p(95)': this.percentile(95),
          'p(99)': this.percentile(99),
          count: this.count,
        };
    }
  }

  /** By the name that a threshold has for it; undefined for what this type does not have. */
  statistic(name: string, seconds: number): number | undefined {
    const percent = /^p\(([\d.]+)\)$/.exec(name)?.[1];
    if (percent !== undefined) return this.type === 'trend' ? this.percentile(Number(percent)) : undefined;
    return this.values(seconds)[name];
  }

  /** A percentile of a trend, within 0.1 %, never outside what was seen. */
  percentile(percent: number): number {
    const estimate = this.#histogram ? (percentile(this.#histogram, percent) ?? 0) : this.#last;
    return Math.min(this.#max, Math.max(this.#min, estimate));
  }
}
