import { z } from 'zod';
import { CheckResult } from '@rehearsal/contracts/load/load-run-results';
import { ByTags } from './by-tags.js';
import { Failures, FailuresState } from './failed/failures.js';
import { readLine, type Point } from './read-line.js';
import type { Request, Tags } from './requests/request.js';
import { Requests } from './requests/requests.js';
import { finite, Samples, SamplesState, type MetricType } from './samples.js';
import { SecondSeries } from './seconds.js';
import { Slices, SlicesState } from './slices.js';
import { Distributions, DistributionsState } from './distributions.js';
import { parseJudged, type Judged } from './threshold.js';
import { Traffic, TrafficState } from './traffic.js';

/** Everything but the seconds, for another process. */
export const PointsState = z.object({
  metrics: z.record(z.string(), SamplesState),
  /** By the full key of a threshold on a part of a metric. */
  judged: z.record(z.string(), SamplesState),
  slices: SlicesState,
  checks: z.array(CheckResult),
  iterationsBy: z.record(z.string(), z.number()),
  distributions: DistributionsState,
  damagedLines: z.int(),
  traffic: TrafficState,
  failures: FailuresState,
});
export type PointsState = z.infer<typeof PointsState>;

interface Part {
  readonly judged: Judged;
  samples: Samples | undefined;
}

/** Gauges of which every k6 process has its own share. */
const ADDING_UP = ['vus', 'vus_max'];

/** A script that makes up names of checks, such as one for each answer, must fill neither memory nor a message. */
const MAX_CHECKS = 1000;
const MAX_NAME_CHARACTERS = 200;
const FURTHER_CHECKS = '(further checks)';

/**
 * Aggregates the points of a run while k6 writes them (3.4 kB for an iteration of one request, which nobody wants to
 * keep): a histogram for each metric, a row for each second, a count for each check.
 */
export class Points {
  readonly metrics = new Map<string, Samples>();
  readonly checks = new Map<string, CheckResult>();
  /** Lines that k6 wrote and that could not be understood: their samples are lost. */
  damagedLines = 0;
  readonly seconds: SecondSeries;
  readonly distributions = new Distributions();
  readonly failures = new Failures();
  /** When the first virtual user was seen at work, as `performance.now()` tells it; null until then: k6 sets up. */
  loadBegan: number | null = null;
  /** Iterations that were finished, by the scenario of the script. */
  readonly iterationsBy = new Map<string, number>();
  /** What each threshold judges, by the values of its tags. */
  readonly slices: Slices;
  readonly #traffic: Traffic;
  readonly #requests = new Requests();
  /** Samples under the full key of each threshold on a part of a metric, `http_req_duration{scenario:stream}`. */
  readonly #parts = new Map<string, Part>();
  /** The same, by their metric and tags. */
  readonly #partsOf = new Map<string, ByTags<Part>>();

  /** Of `scenarios` and `onlyDestination` see `Traffic`. */
  constructor(
    thresholdKeys: readonly string[],
    {
      scenarios = ['default'],
      onlyDestination = null,
      ...options
    }: { keepDurations?: boolean; scenarios?: readonly string[]; onlyDestination?: string | null } = {},
  ) {
    this.seconds = new SecondSeries(options);
    this.#traffic = new Traffic(scenarios, onlyDestination);
    this.slices = new Slices(thresholdKeys);
    for (const judged of thresholdKeys.map(parseJudged)) {
      if (judged.key === judged.metric) continue;
      const part: Part = { judged, samples: undefined };
      const ofMetric = this.#partsOf.get(judged.metric) ?? new ByTags<Part>();
      ofMetric.add(judged.tags, part);
      this.#partsOf.set(judged.metric, ofMetric);
      this.#parts.set(judged.key, part);
    }
  }

  /** True when the line was a point or the declaration of a metric; anything else is for people to read. */
  read(line: string): boolean {
    const read = readLine(line);
    if (typeof read === 'string') {
      if (read === 'damaged') this.damagedLines += 1;
      return false;
    }
    if (read.type === 'Metric') {
      this.#declare(read.data.name, read.data.type, read.data.contains);
      return true;
    }
    // k6 declares a metric before its first point, so one of an unknown metric is not as k6 wrote it.
    const samples = this.metrics.get(read.metric);
    if (samples) this.#add(read, samples);
    else this.damagedLines += 1;
    return samples !== undefined;
  }

  /** The samples that a threshold judges; undefined where none was recorded. */
  judgedBy(key: string): Samples | undefined {
    return parseJudged(key).metric === key ? this.metrics.get(key) : this.#parts.get(key)?.samples;
  }

  total(metric: string): number {
    return this.metrics.get(metric)?.sum ?? 0;
  }

  /** To be asked for when all is read: the last request may be waiting for what k6 says of it. */
  get traffic(): Traffic {
    this.#take(this.#requests.settle());
    return this.#traffic;
  }

  state(): PointsState {
    return {
      metrics: Object.fromEntries([...this.metrics].map(([name, samples]) => [name, samples.state()])),
      judged: Object.fromEntries(
        [...this.#parts].flatMap(([key, { samples }]) => (samples ? [[key, samples.state()]] : [])),
      ),
      slices: this.slices.state(),
      checks: [...this.checks.values()],
      iterationsBy: Object.fromEntries(this.iterationsBy),
      distributions: this.distributions.state(),
      damagedLines: this.damagedLines,
      traffic: this.traffic.state(),
      failures: this.failures.state(),
    };
  }

  /** Takes in what another process made of its points, for the same thresholds, as if they had all been read here. */
  absorb(other: PointsState): void {
    for (const [name, samples] of Object.entries(other.metrics)) {
      this.#declare(name, samples.type, samples.contains);
      this.metrics.get(name)?.absorb(samples, ADDING_UP.includes(name));
    }
    for (const part of this.#parts.values()) {
      const samples = other.judged[part.judged.key];
      if (samples) (part.samples ??= new Samples(samples.type, samples.contains)).absorb(samples);
    }
    this.slices.absorb(other.slices);
    this.distributions.absorb(other.distributions);
    this.damagedLines += other.damagedLines;
    this.traffic.absorb(other.traffic);
    this.failures.absorb(other.failures);
    for (const { name, passes, fails } of other.checks) this.#count(name, passes, fails);
    for (const [scenario, count] of Object.entries(other.iterationsBy)) this.#iterated(scenario, count);
  }

  #declare(name: string, type: MetricType, contains: string): void {
    if (!this.metrics.has(name)) this.metrics.set(name, new Samples(type, contains));
  }

  #add({ metric, data: { value: sample, time, tags: written } }: Point, samples: Samples): void {
    const tags = written ?? {};
    samples.add(sample, time);
    const value = finite(sample);
    this.slices.add(metric, samples, tags, value, time);
    this.distributions.add(metric, samples, time, value);
    for (const part of this.#partsOf.get(metric)?.satisfiedBy(tags) ?? []) {
      part.samples ??= new Samples(samples.type, samples.contains);
      part.samples.add(value, time);
    }
    this.#take(this.#requests.read(metric, value, tags, time));
    this.#traffic.add(metric, value, tags);
    if (this.loadBegan === null && (this.#traffic.begun > 0 || (metric === 'vus' && value > 0)))
      this.loadBegan = performance.now();
    if (metric === 'checks') this.#check(tags, value);
    if (metric === 'iterations') this.#iterated(tags.scenario ?? '', value);
    this.seconds.add(metric, time, value);
  }

  #take(requests: readonly Request[]): void {
    for (const request of requests) {
      this.#traffic.count(request);
      this.failures.add(request);
    }
  }

  #check(tags: Tags, value: number): void {
    const group = (tags.group ?? '').replace(/^::(setup|teardown)?/, '').replaceAll('::', ' / ');
    const whole = group === '' ? (tags.check ?? '') : `${group} / ${tags.check ?? ''}`;
    this.#count(whole.slice(0, MAX_NAME_CHARACTERS), Number(value !== 0), Number(value === 0));
  }

  #count(wanted: string, passes: number, fails: number): void {
    const name = this.checks.has(wanted) || this.checks.size < MAX_CHECKS ? wanted : FURTHER_CHECKS;
    const check = this.checks.get(name) ?? { name, passes: 0, fails: 0 };
    check.passes += passes;
    check.fails += fails;
    this.checks.set(name, check);
  }

  #iterated(scenario: string, count: number): void {
    this.iterationsBy.set(scenario, (this.iterationsBy.get(scenario) ?? 0) + count);
  }
}
