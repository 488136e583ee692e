import type { Histogram } from 'hdr-histogram-js';
import type { ReportSecond } from '@rehearsal/contracts/load/load-run-report';
import { newHistogram, packed, percentile, record } from './samples.js';

/** k6 hands samples over a few times a second: what comes later still counts, but no longer moves the percentiles. */
const OPEN_SECONDS = 3;

/** The 1 Hz series behind the live view and the report. Only the newest seconds hold a histogram. */
export class SecondSeries {
  readonly #rows = new Map<string, ReportSecond>();
  readonly #durations = new Map<string, Histogram>();
  /** Packed, of seconds that are over; only where the series will be merged with others. */
  readonly #kept: Map<string, string> | undefined;
  #vus = 0;

  /** With `keepDurations` every second keeps its histogram, some hundred bytes each. */
  constructor({ keepDurations = false }: { keepDurations?: boolean } = {}) {
    if (keepDurations) this.#kept = new Map();
  }

  add(metric: string, time: string, value: number): void {
    const at = `${time.slice(0, 19)}Z`;
    const row = this.#rows.get(at) ?? this.#begin(at);
    switch (metric) {
      case 'vus':
        this.#vus = row.vus = value;
        break;
      case 'iterations':
        row.iterations += value;
        break;
      case 'dropped_iterations':
        row.dropped_iterations += value;
        break;
      case 'http_reqs':
        row.requests += value;
        break;
      case 'http_req_failed':
        row.failed_requests += value;
        break;
      case 'checks':
        if (value === 0) row.checks_failed += 1;
        break;
      case 'http_req_duration': {
        const durations = this.#durations.get(at);
        if (durations) record(durations, value);
        break;
      }
    }
  }

  /** The newest second that is over (the newest of all while there is only one), with its percentiles. */
  latest(): ReportSecond | undefined {
    this.#measure();
    const [newest, over] = [...this.#rows.values()].slice(-2).reverse();
    return over ?? newest;
  }

  /** All seconds, in order of time. */
  rows(): ReportSecond[] {
    this.#measure();
    return [...this.#rows.values()].sort((a, b) => a.at.localeCompare(b.at));
  }

  /** The packed histogram of the durations of a second; undefined where it was not kept. */
  durationsOf(at: string): string | undefined {
    const open = this.#durations.get(at);
    return open ? packed(open) : this.#kept?.get(at);
  }

  #begin(at: string): ReportSecond {
    this.#measure();
    const row = { at, vus: this.#vus, ...NOTHING };
    this.#rows.set(at, row);
    this.#durations.set(at, newHistogram());
    for (const [old, durations] of [...this.#durations].slice(0, -OPEN_SECONDS)) {
      this.#kept?.set(old, packed(durations));
      this.#durations.delete(old);
    }
    return row;
  }

  #measure(): void {
    for (const [at, durations] of this.#durations) {
      const row = this.#rows.get(at);
      if (!row) continue;
      row.p50_ms = percentile(durations, 50);
      row.p95_ms = percentile(durations, 95);
      row.p99_ms = percentile(durations, 99);
    }
  }
}

const NOTHING = {
  iterations: 0,
  dropped_iterations: 0,
  requests: 0,
  failed_requests: 0,
  checks_failed: 0,
  p50_ms: null,
  p95_ms: null,
  p99_ms: null,
};
