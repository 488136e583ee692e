import { build, type Histogram } from 'hdr-histogram-js';

export type MetricType = 'counter' | 'gauge' | 'rate' | 'trend';

/** HDR histograms hold whole numbers: values are kept in thousandths, which for times are microseconds. */
const SCALE = 1000;

export const newHistogram = (): Histogram =>
  build({ bitBucketSize: 'packed', autoResize: true, numberOfSignificantValueDigits: 3 });

export const record = (histogram: Histogram, value: number): void =>
  histogram.recordValue(Math.max(0, Math.round(value * SCALE)));

export const percentile = (histogram: Histogram, percent: number): number | null =>
  histogram.totalCount === 0 ? null : histogram.getValueAtPercentile(percent) / SCALE;

/** Everything that is kept of one metric, in memory that does not grow with the number of samples. */
export class Samples {
  count = 0;
  #sum = 0;
  #nonZero = 0;
  #last = 0;
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

  add(value: number): void {
    this.count += 1;
    this.#sum += value;
    this.#last = value;
    if (value !== 0) this.#nonZero += 1;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
    if (this.#histogram) record(this.#histogram, value);
  }

  get sum(): number {
    return this.#sum;
  }

  /** Of a rate: how often it was true. */
  get nonZero(): number {
    return this.#nonZero;
  }

  /** By k6's names. `seconds` is the length of the test, for rates of counters. */
  values(seconds: number): Record<string, number> {
    if (this.count === 0) return {};
    switch (this.type) {
      case 'counter':
        return { count: this.#sum, rate: this.#sum / Math.max(seconds, 0.001) };
      case 'gauge':
        return { value: this.#last, min: this.#min, max: this.#max };
      case 'rate':
        return { rate: this.#nonZero / this.count, passes: this.#nonZero, fails: this.count - this.#nonZero };
      case 'trend':
        return {
          avg: this.#sum / this.count,
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

  /** A percentile of a trend, within 0.1 %, never outside what was seen. */
  percentile(percent: number): number {
    const estimate = this.#histogram ? (percentile(this.#histogram, percent) ?? 0) : this.#last;
    return Math.min(this.#max, Math.max(this.#min, estimate));
  }
}
