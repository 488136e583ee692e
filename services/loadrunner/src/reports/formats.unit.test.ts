import { describe, expect, it } from '@jest/globals';
import type { LoadRun } from '@rehearsal/contracts/load/load-run';
import type { LoadRunFailures } from '@rehearsal/contracts/load/load-run-failures';
import { parseXmlDocument } from '@rehearsal/contracts/conversation/xml-document';
import { aFinishedRun, seconds } from '../testing/runs.js';
import { aFailure } from '../testing/failures.js';
import { FORMATS } from './formats.js';
import { reportOf } from './report.js';

const EVIL = `<script>alert("1")</script> & ' | \`x\` \u0000\u001b[31m \ud800 =cmd()`;
const FAILURES = {
  recorded: true,
  total: 1011,
  items: [
    aFailure({ outcome: 'HTTP 503', method: 'GET', name: '/busy', count: 10, share: 10 / 1011, requests: 40 }),
    aFailure({ outcome: EVIL, name: EVIL, example: { ...aFailure().example, url: EVIL, error: EVIL } }),
  ],
  others: { count: 1000, first_at: '2026-01-01T00:00:01Z', last_at: '2026-01-01T00:00:09Z' },
};
const reportFor = (changed: Partial<LoadRun> = {}, length = 11, failures: LoadRunFailures = FAILURES) =>
  reportOf({ run: aFinishedRun(changed), series: seconds(length), failures, base: 'https://r.example' });
const render = (format: string, changed: Partial<LoadRun> = {}, length?: number) =>
  FORMATS[format]?.render(reportFor(changed, length)) ?? '';

const failing: Partial<LoadRun> = {
  state: 'failed',
  verdict: 'failed',
  exit_code: 99,
  reasons: ['response_time_ms p(95)<100 was breached: measured 231.4 over 40 samples', 'no request was made'],
  thresholds: [
    {
      metric: 'response_time_ms',
      limit: 'p(95)<100',
      measured: 231.4,
      margin: -131.4,
      samples: 40,
      ok: false,
      worst: null,
    },
    {
      metric: 'checks',
      limit: 'rate>0.95',
      measured: 0.75,
      margin: -0.2,
      samples: 40,
      ok: false,
      worst: null,
      house: true,
    },
  ],
  checks: [{ name: 'status is 200', passes: 30, fails: 10 }],
};
const empty: Partial<LoadRun> = {
  state: 'error',
  verdict: 'error',
  exit_code: 255,
  reasons: ['worker lost: worker-2'],
  thresholds: [],
  checks: [],
  metrics: [],
};
const hostile: Partial<LoadRun> = {
  ...failing,
  reasons: [EVIL],
  checks: [{ name: EVIL, passes: 0, fails: 1 }],
  command_line: ['k6', EVIL],
  target: EVIL,
  thresholds: [
    {
      metric: EVIL,
      limit: EVIL,
      measured: null,
      margin: null,
      samples: 0,
      ok: false,
      worst: { tag: 'name', value: EVIL, measured: 1, margin: -1, samples: 1 },
    },
  ],
};
const many = { checks: Array.from({ length: 10_000 }, (_, n) => ({ name: `check ${n} ${'x'.repeat(200)}`, passes: 1, fails: n % 2 })) }; // prettier-ignore

const suiteOf = (xml: string) => {
  const suite = parseXmlDocument(xml).children[0];
  const number = (name: string) => Number(suite?.attributes.get(name));
  const cases = (suite?.children ?? []).filter(({ name }) => name === 'testcase');
  return {
    counts: ['tests', 'failures', 'errors', 'skipped', 'time'].map(number),
    cases: cases.map(({ attributes, children }) => ({
      name: attributes.get('name') ?? '',
      time: Number(attributes.get('time')),
      failure: children.find(({ name }) => name === 'failure')?.attributes.get('message'),
    })),
  };
};

describe.each(Object.keys(FORMATS))('the %s report', (format) => {
  it.each([
    ['a run that passed', {}],
    ['a failed run', failing],
    ['a run without anything', empty],
    ['ten thousand checks', many],
  ])('can be made of %s, below 30 MB', (_, changed) => {
    const text = render(format, changed);
    expect(text.length).toBeGreaterThan(100);
    expect(text.length).toBeLessThan(30e6);
  });

  it('lets nothing through that a script wrote as markup, and no control character', () => {
    const text = render(format, hostile);
    if (format !== 'json' && format !== 'csv') expect(text).not.toContain('<script>');
    if (format !== 'json') expect(text).not.toMatch(/[\u0000\u001b]|\p{Surrogate}/u);
  });
});

describe('the JUnit report', () => {
  it('has a case for each threshold, each check and each rule of the verdict, whose times are that of the run', () => {
    const { counts, cases } = suiteOf(render('xml'));
    expect(counts).toEqual([2 + 1 + 10, 0, 0, 0, 10.5]);
    expect(cases.reduce((sum, { time }) => sum + time, 0)).toBe(10.5);
  });

  it('fails the threshold, the check and the rule that were broken, with all numbers in the message', () => {
    const failed = suiteOf(render('xml', failing)).cases.filter(({ failure }) => failure !== undefined);
    expect(failed.map(({ name }) => name)).toEqual([
      'at least one request was made',
      'response_time_ms p(95)<100',
      'checks rate>0.95 (limit of the house)',
      'status is 200',
    ]);
    expect(failed[1]?.failure).toBe(
      'limit p(95)<100, measured 231 ms, margin -131 ms, 40 samples, worst -, https://r.example/#/load-runs/run-1',
    );
  });

  it('writes what no one could read, or is no number, as k6 tells it and in few digits', () => {
    const endless = { metric: 'n', limit: 'count<Infinity', samples: 2, worst: null };
    const most = Number.MAX_VALUE;
    const xml = render('xml', {
      ...failing,
      metrics: [],
      thresholds: [
        { ...endless, measured: most, margin: -most, ok: false },
        { ...endless, limit: 'count<5', measured: null, margin: null, ok: false },
      ],
    });
    const [first, second] = suiteOf(xml).cases.flatMap(({ name, failure }) =>
      name.startsWith('n count') ? [failure?.split(', ').slice(0, 3).join(', ')] : [],
    );
    expect([first, second]).toEqual([
      'limit count<Infinity, measured 1.798e+308, margin -1.798e+308',
      'limit count<5, measured -, margin -',
    ]);
  });

  it('is never empty: a lost run is one error, and what nobody could ask is skipped', () => {
    expect(suiteOf(render('xml', empty)).counts.slice(0, 4)).toEqual([10, 0, 1, 9]);
  });

  it('has no failure for a run that passed, and nothing on its root that the schema does not know', () => {
    const xml = render('xml', { checks: [{ name: 'usually so', passes: 19, fails: 1 }] });
    expect(suiteOf(xml).cases.filter(({ failure }) => failure !== undefined)).toEqual([]);
    expect(/<testsuites[^>]*>/.exec(xml)?.[0]).not.toContain('skipped');
  });

  it('has no two cases of one name', () => {
    const twice = { metric: 't_ms', limit: 'p(95)<1', measured: 0, margin: 1, samples: 1, ok: true, worst: null };
    const names = suiteOf(render('xml', { thresholds: [twice, twice] })).cases.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['t_ms p(95)<1', 't_ms p(95)<1 (2)']));
  });

  it('can be parsed whatever a script calls its checks', () => {
    expect(suiteOf(render('xml', hostile)).cases.at(-1)?.name).toContain('<script>alert("1")</script>');
  });
});

describe('the CSV report', () => {
  it('is one table: each row, then each number of each second', () => {
    const lines = render('csv').trimEnd().split('\r\n');
    expect(lines[0]).toBe('kind,metric,limit,measured,margin,samples,worst,link,unit,ok,at');
    expect(lines[1]).toMatch(
      /^threshold,response_time_ms,p\(95\)<10000,231.4,9768.6,40,name=POST \/v1\/responses,https:[^,]+,ms,true,$/,
    );
    expect(lines.filter((line) => line.startsWith('second,'))).toHaveLength(11 * 9);
    expect(lines.at(-1)).toBe('second,p99_ms,,230,,,,,ms,,2026-01-01T00:00:10Z');
  });

  it('is no formula for a spreadsheet, and quotes what needs it', () => {
    const checks = [{ name: '=HYPERLINK("http://x","y")', passes: 1, fails: 0 }];
    expect(render('csv', { checks })).toContain(`check,"'=HYPERLINK(""http://x"",""y"")",,1,,1`);
  });
});

describe('what failed', () => {
  const shownIn = (format: string, failures?: LoadRunFailures) =>
    FORMATS[format]?.render(reportFor({}, 11, failures)) ?? '';

  it('stands in the pages for people, with what has no row of its own', () => {
    expect(shownIn('md')).toContain('| HTTP 503 | GET /busy | 10 of 40 | 0.99 % |');
    expect(shownIn('html')).toContain('<td>HTTP 503</td><td>GET /busy</td><td class="n">10 of 40</td>');
    for (const format of ['md', 'html']) expect(shownIn(format)).toContain('1,000 more, of kinds beyond the first 2');
  });

  it('is no heading where nothing did', () => {
    const none = { recorded: true, total: 0, items: [], others: null };
    for (const format of ['md', 'html']) expect(shownIn(format, none)).not.toContain('What failed');
  });
});

describe('the Markdown report', () => {
  it('shows verdict, thresholds and notes', () => {
    const text = render('md', failing);
    expect(text).toMatch(/^## ❌ test-responses: failed\n/);
    expect(text).toContain(
      '| ❌ | response\\_time\\_ms | p(95)&lt;100 | 231 ms | -131 ms | 40 | - | [run](https://r.example/#/load-runs/run-1) |',
    );
    expect(text).toContain('- no request was made');
  });
});

describe('the HTML report', () => {
  it('needs nothing from anywhere: no script, no address but links', () => {
    const page = render('html', hostile);
    expect(page).not.toMatch(/<(script|link|img|iframe|object|embed)|@import|url\(|\son\w+=/i);
    expect([...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => new URL(address ?? '').host)).toEqual(
      expect.arrayContaining(['r.example']),
    );
  });

  it('tells lines apart without colour, and gives every plot a table with the same numbers', () => {
    const page = render('html');
    expect(page.match(/<svg /g)).toHaveLength(4);
    expect(page.match(/The same as a table/g)).toHaveLength(4);
    expect(page).toContain('stroke-dasharray="7 4"');
    expect(page).toContain('<td>3–4 s</td><td class="n">-</td><td class="n">-</td>');
    expect(page).toContain('p95 at most 210 ms');
  });

  it('takes the seconds of a long run together', () => {
    const page = render('html', {}, 14_400);
    expect(page).toContain('<td>0–120 s</td>');
    expect(page.length).toBeLessThan(200_000);
  });
});
