import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { execa } from 'execa';
import { parse } from 'yaml';
import { repositoryRoot, startService } from '@rehearsal/testing/service-process';
import { backingFromEnv, freshNamespace, openBus } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { k6ForTests, NO_REHEARSALS } from './testing/config.js';
import { dashboardsIn, queriesOf, variablesOf, type Dashboard, type Query } from './testing/dashboards.js';
import { picks, readPromQL, type Selector } from './testing/promql.js';
import { startRemoteWriteReceiver, type Series } from './testing/remote-write.js';
import { temporaryFolder } from './testing/run.js';
import { startStubCoach } from './testing/stub-coach.js';

const loadtests = join(repositoryRoot, 'loadtests');
const dashboards = dashboardsIn(join(loadtests, 'grafana/dashboards'));
const dashboard = (uid: string) => dashboards.find((one) => one.uid === uid) as Dashboard;
const queries = (uid: string) => queriesOf(dashboard(uid));
const table = (list: Query[]): [string, Query][] => list.map((query) => [`${query.panel}, ${query.refId}`, query]);

/** Labels with the name among them, as matchers see them. */
type Labels = Readonly<Record<string, string>>;
const labelsOf = ({ name, labels }: Series): Labels => ({ __name__: name, ...labels });
const pickedBy = (selector: Selector, all: Labels[]) => all.filter((labels) => picks(selector, labels));

/** What nobody would see: a query of no series, a label that no series has, a legend that the answer does not fill. */
function faultsOf({ expr, legend }: Query, all: Labels[]): string[] {
  const { selectors, groupings } = readPromQL(expr);
  const made = [...expr.matchAll(/label_replace\(.+?, "(\w+)"/g)].map(([, label]) => label);
  const empty = selectors.filter((selector) => pickedBy(selector, all).length === 0);
  const unknown = groupings.flatMap(({ labels, of }) =>
    labels.filter(
      (label) =>
        !made.includes(label) && !of.some((selector) => pickedBy(selector, all).some((found) => label in found)),
    ),
  );
  const kept = groupings.flatMap(({ labels }) => labels);
  const unfilled = [...legend.matchAll(/\{\{(\w+)\}\}/g)].filter(([, label = '']) => !kept.includes(label));
  return [
    ...empty.map(({ matchers }) => `no series for ${JSON.stringify(matchers)}`),
    ...unknown.map((label) => `no series has the label ${label}`),
    ...unfilled.map(([label]) => `nothing fills ${label}`),
  ];
}

/** The unit that an answer has, by what is asked of which metric. */
function unitsFitting(expr: string): string[] {
  const share = /\) \/ sum/.test(expr) || /_rate\b|process_cpu/.test(expr);
  const perSecond = expr.includes('rate(') && !expr.includes('histogram_');
  if (/_seconds(_bucket)?\b/.test(expr) && !/process_(cpu|start)/.test(expr)) return ['s'];
  if (share) return ['percentunit'];
  if (expr.includes('tokens_per_sec')) return ['suffix: tokens/s'];
  if (expr.includes('k6_data_')) return [perSecond ? 'Bps' : 'decbytes'];
  if (/_bytes\b/.test(expr)) return ['bytes'];
  return perSecond ? ['reqps', 'cps'] : ['short'];
}

const DROPPING = `import http from 'k6/http';
const arrivals = { executor: 'constant-arrival-rate', rate: 20, duration: '2s', preAllocatedVUs: 1, maxVUs: 1 };
export const options = { tags: { testid: 'drops-1', test_case: 'drops' }, scenarios: { arrivals } };
export default function () { http.get(__ENV.BASE + '/health'); }`;

describe('the dashboard of load runs', () => {
  let series: Series[];
  let received: Labels[];
  let results: string;

  beforeAll(async () => {
    const folder = await temporaryFolder();
    results = join(folder, 'results');
    await cp(loadtests, folder, { recursive: true, filter: (source: string) => !source.includes('/results') });
    await writeFile(join(folder, 'src', 'drops.js'), DROPPING);
    const [prometheus, coach, slow, broken] = await Promise.all([
      startRemoteWriteReceiver(),
      startStubCoach({ delayMs: 20 }),
      startStubCoach({ delayMs: 300 }),
      startStubCoach({ failing: '/v1/chat/completions' }),
    ]);
    const run = (base: string, ...names: string[]) =>
      execa(join(folder, 'run-loadtest.sh'), names, {
        env: {
          PATH: '/usr/bin:/bin',
          K6_BIN: k6ForTests(),
          K6_PROMETHEUS_RW_SERVER_URL: prometheus.url,
          SINGLE_RUN: 'true',
          BASE: base,
        },
        extendEnv: false,
        reject: false,
      });
    const suite = ['test-completion-conversation', 'test-completion-standard', 'test-responses'];
    expect((await run(coach.url, ...suite)).exitCode).toBe(0);
    expect((await run(broken.url, 'test-completion-standard')).exitCode).toBe(99);
    expect((await run(slow.url, 'drops')).exitCode).toBe(3);
    series = prometheus.series();
    received = series.map(labelsOf);
    await Promise.all([prometheus, coach, slow, broken].map((server) => server.close()));
  });

  it.each(table(queries('rehearsal-k6')))('asks for what k6 sends: %s', (_, query) => {
    expect(faultsOf(query, received)).toEqual([]);
  });

  it.each(table(queries('rehearsal-k6')))('asks for the chosen runs and tests only: %s', (_, { expr }) => {
    for (const { matchers } of readPromQL(expr).selectors) {
      expect(matchers).toContainEqual({ label: 'testid', operator: '=~', value: '$testid' });
      expect(matchers).toContainEqual({ label: 'test_case', operator: '=~', value: '$test_case' });
    }
  });

  it('offers the runs and the tests that there are', () => {
    const offered = variablesOf(dashboard('rehearsal-k6')).map(({ name, selector, label }) => {
      const [from] = readPromQL(selector).selectors;
      const values = from ? pickedBy(from, received).map((labels) => labels[label]) : [];
      return [name, [...new Set(values)].length] as const;
    });
    // The standard test ran twice.
    expect(Object.fromEntries(offered)).toEqual({ test_case: 4, testid: 5 });
  });

  it('shows the errors of a run that failed, and none of those that did not', () => {
    const panels = ['Failed requests', 'Failed expectations'];
    const asked = queries('rehearsal-k6').filter(({ panel, unit }) => panels.includes(panel) && unit === 'short');
    expect(asked.map(({ panel }) => panel)).toEqual(panels);
    for (const { expr } of asked) {
      const [selector] = readPromQL(expr).selectors;
      const failing = series.filter((one) => selector && picks(selector, labelsOf(one)) && (one.value ?? 0) > 0);
      expect(failing.reduce((sum, { value = 0 }) => sum + value, 0)).toBe(2);
      expect(new Set(failing.map(({ labels }) => labels.test_case))).toEqual(new Set(['completion-standard']));
    }
  });

  it('shows times as seconds, which is what k6 sends of its milliseconds', async () => {
    const [file = ''] = (await readdir(results)).filter((name) => /^test-completion-conversation.*json$/.test(name));
    const { metrics } = JSON.parse(await readFile(join(results, file), 'utf8')) as {
      metrics: Record<string, { avg?: number; count?: number }>;
    };
    // A name with braces is a slice of another metric, which the summary shows for a threshold.
    const trends = Object.entries(metrics).filter(
      ([name, { avg, count }]) => avg !== undefined && count !== 0 && !name.includes('{'),
    );
    expect(trends.length).toBeGreaterThan(15);
    for (const [name, { avg = 0, count }] of trends) {
      const time = name !== 'llm_tokens_per_sec';
      const sent = series.filter(
        (one) => one.name === `k6_${name}${time ? '_seconds' : ''}` && one.labels.test_case?.endsWith('conversation'),
      );
      const total = (of: 'count' | 'sum') => sent.reduce((sum, { histogram }) => sum + (histogram?.[of] ?? 0), 0);
      expect({ name, count: total('count') }).toEqual({ name, count });
      expect(total('sum') / total('count')).toBeCloseTo(time ? avg / 1000 : avg, 6);
    }
  });
});

describe('the dashboard of the services', () => {
  let exposed: Labels[];

  beforeAll(async () => {
    const namespace = freshNamespace();
    const folder = await temporaryFolder();
    const bus = await openBus({ namespace, events: ['load-run.events.v1'], commands: ['load-run.commands.v1'] });
    const service = await startService('services/loadrunner/dist/main.js', {
      ...backingFromEnv(),
      NAMESPACE: namespace,
      K6_BIN: k6ForTests(),
      LOADTESTS_DIR: join(loadtests, 'src'),
      RESULTS_DIR: folder,
      COACH_URL: 'http://127.0.0.1:9',
      ...NO_REHEARSALS,
      ACTOR_PUBLIC_KEYS: JSON.stringify([bus.gatewayKeys.publicKey]),
    });
    try {
      await bus.outcome(await bus.send('load-run.commands.v1', 'QueueLoadRun', 'run-1', { test: 'no-such-test' }));
      await bus.send('load-run.commands.v1', 'QueueLoadRun', 'run-2', { test: 'test-responses' }, { unsigned: true });
      const counted = ['outcome="refused"', 'outcome="dead-lettered"', 'rehearsal_batch_seconds_count{'];
      const metrics = await waitFor('a refusal, a dead letter and their batches in the metrics', async () => {
        const text = await (await fetch(`${service.url}/metrics`)).text();
        return counted.every((part) => text.includes(part)) ? text : null;
      });
      exposed = await asScraped(metrics);
    } finally {
      await service.kill('SIGTERM');
      await bus.close();
    }
  });

  it.each(table(queries('rehearsal-services')))('asks for what the services tell: %s', (_, query) => {
    expect(faultsOf(query, exposed)).toEqual([]);
  });

  it('offers the services that are asked for their metrics', () => {
    expect(variablesOf(dashboard('rehearsal-services'))).toEqual([
      { name: 'service', selector: 'up{job="rehearsal"}', label: 'service' },
    ]);
  });
});

it.each(table(dashboards.flatMap(queriesOf)))('has the unit that fits: %s', (_, { expr, unit }) => {
  expect(unitsFitting(expr)).toContain(unit);
});

/** What Prometheus makes of a service's metrics: with the labels that its configuration gives, and `up` of its own. */
async function asScraped(metrics: string): Promise<Labels[]> {
  const { scrape_configs: jobs } = parse(
    await readFile(join(loadtests, 'grafana/prometheus/prometheus.yml'), 'utf8'),
  ) as { scrape_configs: { job_name: string; relabel_configs: { target_label: string }[] }[] };
  const [job] = jobs;
  const relabelled = job?.relabel_configs.map(({ target_label: label }) => [label, 'loadrunner'] as const) ?? [];
  const given = { job: job?.job_name ?? '', instance: '127.0.0.1:8080', ...Object.fromEntries(relabelled) };
  const lines = [...metrics.matchAll(/^(\w+)(?:\{(.*)\})? \S+$/gm)].map(([, name = '', labels = '']) => {
    const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', value = '']) => [label, value] as const);
    return { __name__: name, ...Object.fromEntries(pairs) };
  });
  return [{ __name__: 'up' }, ...lines].map((found): Labels => ({ ...found, ...given }));
}
