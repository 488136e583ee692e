import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Points } from '../../measured/points.js';
import { summarise } from '../../verdict/summary.js';
import { mergeEndings, mergeEvidence } from './merge-results.js';
import { mergeSeconds } from './merge-seconds.js';
import { resultOf, type PartResult } from './part-result.js';

const THRESHOLDS = {
  t_ms: ['p(95)<100', 'p(99.9)<100', 'avg<50', 'med<1', 'count<40'],
  't_ms{flow:a}': ['max<90'],
  errors: ['count<10', 'rate<5'],
  checks: ['rate>0.5'],
  queue: ['value<5'],
  never: ['count<1'],
};
const METRICS = {
  t_ms: 'trend',
  errors: 'counter',
  checks: 'rate',
  queue: 'gauge',
  http_req_duration: 'trend',
} as const;
const ENDING = { exitCode: 0, stopped: null, cpuShare: 0.2, allowedSeconds: 60 };
const SECONDS = 10;

interface Sample {
  metric: keyof typeof METRICS;
  value: number;
  flow: string;
  part: number;
}
const samples = fc.array(
  fc.record<Sample>({
    metric: fc.constantFrom(...(Object.keys(METRICS) as (keyof typeof METRICS)[])),
    value: fc.integer({ min: 0, max: 120 }),
    flow: fc.constantFrom('a', 'b', 'c'),
    part: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 150 },
);

/** One k6's points; each sample a tenth of a second after the one before it, as far as the whole is concerned. */
function read(all: readonly Sample[], mine: (sample: Sample) => boolean): Points {
  const points = new Points(Object.keys(THRESHOLDS), { keepDurations: true });
  const declared = new Set<string>();
  for (const [index, sample] of all.entries()) {
    if (!mine(sample)) continue;
    const { metric, flow } = sample;
    if (!declared.has(metric))
      points.read(
        JSON.stringify({ type: 'Metric', data: { name: metric, type: METRICS[metric], contains: 'default' } }),
      );
    declared.add(metric);
    const value = metric === 'checks' ? sample.value % 2 : sample.value;
    const time = new Date(1e12 + index * 100).toISOString();
    const data = { time, value, tags: { flow, check: flow, scenario_name: flow, scenario: 'default' } };
    points.read(JSON.stringify({ metric, type: 'Point', data }));
  }
  return points;
}

const ASKED = {
  thresholds: THRESHOLDS,
  target: 'http://127.0.0.1:1',
  hosts: {},
  houseLimits: true,
  importsGrpc: false,
};
const evidenceOf = (points: Points) => ({
  ...ASKED,
  points,
  log: { exceptions: 0, exhausted: false, errors: [] },
  exported: null,
  elapsedSeconds: SECONDS,
});
const aResult = (part: number, points: Points, changed: Partial<PartResult> = {}): PartResult => {
  const about = { part, worker_id: `w${part}`, host: `h${part}`, notes: [], started_after_ms: 1 };
  return { ...(JSON.parse(JSON.stringify(resultOf(about, evidenceOf(points), ENDING))) as PartResult), ...changed };
};
const none = () => new Points([]);

/** Sums of many numbers depend on their order in the last digits. */
const rounded = (document: unknown): unknown =>
  JSON.parse(JSON.stringify(document), (_, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(10)) : value,
  );

const byName = <Named extends { name: string }>(all: readonly Named[]) =>
  all.toSorted((a, b) => a.name.localeCompare(b.name));

describe('the results of several parts', () => {
  it('are judged like the same samples read in one place', () => {
    fc.assert(
      fc.property(samples, (all) => {
        const results = [1, 2, 3].map((number) =>
          aResult(
            number,
            read(all, ({ part }) => part === number),
          ),
        );
        const together = summarise(
          mergeEvidence(results, ASKED),
          mergeEndings(results, { stopped: null, lost: undefined }),
        );
        const alone = summarise(evidenceOf(read(all, () => true)), ENDING);
        expect(rounded({ ...together, checks: byName(together.checks) })).toEqual(
          rounded({ ...alone, checks: byName(alone.checks) }),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('make the series of one run', () => {
    fc.assert(
      fc.property(samples, (all) => {
        const parts = [1, 2, 3].map((number) => read(all, ({ part }) => part === number));
        const series = parts.map((points, index) => ({
          rows: points.seconds.rows(),
          durations: aResult(index + 1, points).durations,
        }));
        expect(mergeSeconds(series)).toEqual(read(all, () => true).seconds.rows());
      }),
      { numRuns: 40 },
    );
  });

  it('add up what every k6 has its own of, such as virtual users', () => {
    const withUsers = (vus: number) => {
      const points = none();
      points.read(JSON.stringify({ type: 'Metric', data: { name: 'vus', type: 'gauge', contains: 'default' } }));
      points.read(
        JSON.stringify({ metric: 'vus', type: 'Point', data: { time: '2030-01-01T00:00:00Z', value: vus, tags: {} } }),
      );
      return points;
    };
    const { points } = mergeEvidence([aResult(1, withUsers(2)), aResult(2, withUsers(3))], ASKED);
    expect(points.metrics.get('vus')?.values(1)).toEqual({ value: 5, min: 5, max: 5 });
  });
});

describe('the endings of several parts', () => {
  const ended = (...endings: Partial<PartResult['ending']>[]) =>
    mergeEndings(
      endings.map((ending, index) => aResult(index + 1, none(), { ending: { ...ENDING, ...ending } })),
      { stopped: null, lost: undefined },
    );

  it('are that of the part which did not end well by itself, not of those that were stopped because of it', () => {
    expect(ended({ exitCode: 105, stopped: 'part_ended' }, { exitCode: 108 }, {})).toMatchObject({
      exitCode: 108,
      stopped: null,
    });
    expect(ended({ exitCode: 105, stopped: 'part_ended' }, { exitCode: null })).toMatchObject({ exitCode: null });
    expect(ended({ exitCode: 105, stopped: 'timed_out' }, {})).toMatchObject({ stopped: 'timed_out' });
    expect(ended({}, {})).toMatchObject({ exitCode: 0, stopped: null });
  });

  it('blame the machine that all of its parts together kept busy', () => {
    const onOneHost = [0.5, 0.45].map((cpuShare, index) =>
      aResult(index + 1, none(), { host: 'one', ending: { ...ENDING, cpuShare } }),
    );
    const elsewhere = aResult(3, none(), { host: 'other' });
    expect(mergeEndings([...onOneHost, elsewhere], { stopped: null, lost: undefined }).cpuShare).toBeCloseTo(0.95);
  });
});
