import { describe, expect, it } from '@jest/globals';
import { validate, type CTRFReport } from 'ctrf';
import { parseXmlDocument, type XmlElement } from '@rehearsal/contracts/conversation/xml-document';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { aBrokenExpectation, aRehearsalRun, aTrial, aTrialSummary } from '@rehearsal/testing/rehearsal-runs';
import { REHEARSAL_FORMATS } from './formats.js';
import { reportOf } from './report.js';

const EVIL = `<script>alert("1")</script> & ]]> ' | \`x\` \u0000\u001b[31m \ud800 \u202e =cmd()`;

const render = (format: string, changed: Partial<RehearsalRunView> = {}, trial = aTrial()): string =>
  REHEARSAL_FORMATS[format]?.render(
    reportOf({ run: aRehearsalRun(changed), trials: [{ rehearsal: 1, trial }], base: 'https://r.example' }),
  ) ?? '';

const [passing, flaky] = aRehearsalRun().rehearsals;
if (!passing || !flaky) throw new Error('the fixture is broken');
const allPassed: Partial<RehearsalRunView> = {
  state: 'passed',
  verdict: 'passed',
  rehearsals: [passing],
  trials: [aTrialSummary(), aTrialSummary({ trial: 2 })],
};
const cancelled: Partial<RehearsalRunView> = {
  state: 'cancelled',
  verdict: 'cancelled',
  reasons: ['it was cancelled: no more time'],
  rehearsals: [{ ...passing, passed: 0, verdict: null, gate_met: null }],
  trials: [],
};
const hostile: Partial<RehearsalRunView> = {
  label: EVIL,
  engine: EVIL,
  reasons: [EVIL],
  rehearsals: [{ ...flaky, rehearsal: EVIL, scenario_name: EVIL }],
  trials: [
    aTrialSummary({ verdict: 'failed', failures: [aBrokenExpectation({ expectation: EVIL, expected: EVIL, measured: { [EVIL]: EVIL }, path: EVIL })] }), // prettier-ignore
    aTrialSummary({ trial: 2, verdict: 'error', error: { kind: 'person', detail: EVIL } }),
  ],
};
const evilTurn = { said: EVIL, chosen: false, reply: EVIL, choices: [EVIL], actions: [{ action_type: EVIL, parameters: {}, refused: EVIL }], phase: 'INTRODUCTION' } as const; // prettier-ignore
const evilTrial = aTrial({
  rehearsal: EVIL,
  engine: EVIL,
  steps: [{ step: 1, kind: 'say', turns: [{ ...evilTurn, choices: [EVIL], actions: [...evilTurn.actions] }] }],
  results: [aBrokenExpectation({ expectation: EVIL, measured: EVIL, step: 1 })],
});
const many: Partial<RehearsalRunView> = {
  rehearsals: Array.from({ length: 200 }, (_, n) => ({ ...flaky, rehearsal: `rehearsal ${n}`, trials: 100, passed: 0, failed: 100, verdict: 'always_fail' as const })), // prettier-ignore
  trials: Array.from(
    { length: 20_000 },
    (_, n) =>
    aTrialSummary({ rehearsal: n % 200, trial: Math.floor(n / 200) + 1, verdict: 'failed', failures: [aBrokenExpectation({ measured: 'x'.repeat(1000) })] }), // prettier-ignore
  ),
};

describe.each(Object.keys(REHEARSAL_FORMATS))('the %s report', (format) => {
  it.each([
    ['one rehearsal of each verdict', {}],
    ['a run that passed', allPassed],
    ['a run that was cancelled before anything', cancelled],
  ])('can be made of %s', (_, changed) => {
    expect(render(format, changed).length).toBeGreaterThan(100);
  });

  it('lets nothing through that people or coaches wrote as markup, and no control character', () => {
    const text = render(format, hostile, evilTrial);
    // JSON and CDATA hold it as data.
    if (['html', 'md'].includes(format)) expect(text).not.toContain('<script>');
    expect(text).not.toMatch(/[\u0000\u001b]/);
    // The document of all is data; the others are read as they are.
    if (format !== 'json') expect(text).not.toContain('\u202e');
  });
});

it.each(['html', 'xml', 'ctrf', 'md'])('the %s report of twenty thousand failed trials stays below 30 MB', (format) => {
  expect(render(format, many).length).toBeLessThan(30e6);
});

/** What JUnit's schema (Jenkins, junit-10.xsd) lets stand where: the attributes and the elements inside. */
const SCHEMA: Readonly<Record<string, { attributes: string[]; inside: string[] }>> = {
  testsuites: { attributes: ['name', 'time', 'tests', 'failures', 'errors'], inside: ['testsuite'] },
  testsuite: {
    attributes: ['name', 'tests', 'failures', 'errors', 'group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'], // prettier-ignore
    inside: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
  },
  properties: { attributes: [], inside: ['property'] },
  property: { attributes: ['name', 'value'], inside: [] },
  testcase: {
    attributes: ['name', 'time', 'classname', 'group'],
    inside: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  failure: { attributes: ['type', 'message'], inside: [] },
  error: { attributes: ['type', 'message'], inside: [] },
  skipped: { attributes: ['type', 'message'], inside: [] },
  'system-out': { attributes: [], inside: [] },
};

function againstSchema({ name, attributes, children }: XmlElement): string[] {
  const rule = SCHEMA[name];
  if (!rule) return [`<${name}>`];
  const time = attributes.get('time') ?? '0';
  return [
    ...[...attributes.keys()].filter((key) => !rule.attributes.includes(key)).map((key) => `${name}@${key}`),
    ...(/^\d*(\.\d*)?$/.test(time) ? [] : [`${name}@time=${time}`]),
    ...children.filter((child) => !rule.inside.includes(child.name)).map((child) => `<${name}><${child.name}>`),
    ...children.flatMap(againstSchema),
  ];
}

describe('the JUnit report', () => {
  const casesOf = (changed?: Partial<RehearsalRunView>) =>
    parseXmlDocument(render('xml', changed)).children.flatMap(({ children }) =>
      children
        .filter(({ name }) => name === 'testcase')
        .map(({ attributes, children: inside }) => ({
          name: attributes.get('name'),
          suite: attributes.get('classname'),
          outcome: inside.map(({ name }) => name).join(),
          message: inside[0]?.attributes.get('message'),
        })),
    );

  it('has one case for each rehearsal, in the suite of its scenario', () => {
    expect(casesOf().map(({ name, suite, outcome }) => [suite, name, outcome])).toEqual([
      ['First visit', 'from the first hello to a name', ''],
      ['First visit', 'asks about the family', 'failure'],
      ['First visit', 'ends the talk', 'failure'],
      ['First visit', 'waits for an answer', 'error'],
    ]);
  });

  it('says what broke in the message, with all seven fields', () => {
    expect(casesOf()[1]?.message).toBe(
      'flaky: 2 of 3 passed; a name is proposed, at the end, path $.identities[*], expected {"at_least":1}, ' +
        'measured 0, trial 2 with seed 22, https://r.example/#/rehearsal-runs/run-1/trials/1/2',
    );
    expect(casesOf()[3]?.message).toContain(
      'error (engine): my-coach did not answer within 60 s, trial 1 with seed 41',
    );
  });

  it('takes a flaky rehearsal for a success where its gate is met', () => {
    const rehearsals = [{ ...flaky, gate: { rate: 0.6 }, gate_met: true }];
    const trials = aRehearsalRun().trials.filter(({ rehearsal }) => rehearsal === 1);
    const met = { verdict: 'passed', rehearsals, trials: trials.map((trial) => ({ ...trial, rehearsal: 0 })) } as const;
    expect(casesOf({ ...met, rehearsals, trials: [...met.trials] }).map(({ outcome }) => outcome)).toEqual([
      'system-out',
    ]);
  });

  it('is never green for a run that is not', () => {
    expect(casesOf(cancelled).map(({ name, outcome, message }) => [name, outcome, message])).toEqual([
      ['from the first hello to a name', 'skipped', undefined],
      ['the run came to its end', 'error', 'cancelled; it was cancelled: no more time'],
    ]);
  });

  it.each([
    ['of each verdict', {}],
    ['that was cancelled', cancelled],
    ['with hostile texts', hostile],
  ])('is valid by the schema for a run %s', (_, changed) => {
    expect(againstSchema(parseXmlDocument(render('xml', changed)))).toEqual([]);
  });
});

describe('the CTRF report', () => {
  const testsOf = (changed?: Partial<RehearsalRunView>) => (JSON.parse(render('ctrf', changed)) as CTRFReport).results;

  it.each([
    ['of each verdict', {}],
    ['that was cancelled', cancelled],
    ['with hostile texts', hostile],
  ])('is valid by the schema for a run %s', (_, changed) => {
    expect(validate(JSON.parse(render('ctrf', changed)))).toMatchObject({ valid: true, errors: [] });
  });

  it('says of each rehearsal whether it passed and whether it is flaky', () => {
    const { tests, summary } = testsOf();
    expect(tests.map(({ name, status, flaky: isFlaky }) => [name, status, isFlaky])).toEqual([
      ['from the first hello to a name', 'passed', false],
      ['asks about the family', 'failed', true],
      ['ends the talk', 'failed', false],
      ['waits for an answer', 'other', false],
    ]);
    expect(summary).toMatchObject({ tests: 4, passed: 1, failed: 2, other: 1, flaky: 1, suites: 1, duration: 10_500 });
  });

  it('has every trial as an attempt, with its seed', () => {
    expect(
      testsOf().tests[1]?.retryAttempts?.map(({ attempt, status, extra }) => [attempt, status, extra?.['seed']]),
    ).toEqual([
      [1, 'passed', 21],
      [2, 'failed', 22],
      [3, 'passed', 23],
    ]);
  });

  it('calls what was not reached skipped', () => {
    expect(testsOf(cancelled).tests.map(({ status }) => status)).toEqual(['skipped']);
    expect(testsOf({ ...cancelled, verdict: null, state: 'running' }).tests.map(({ status }) => status)).toEqual([
      'pending',
    ]);
  });
});

describe('the Markdown report', () => {
  it('shows the verdicts, what broke with its seven fields, and what could not be judged', () => {
    const text = render('md');
    expect(text).toMatch(/^## ❌ Rehearsals run-1: failed\n/);
    expect(text).toContain('| ❌ | asks about the family | First visit | flaky | 2 of 3 | 0 | all |');
    expect(text).toContain(
      '| asks about the family | a name is proposed | the end | \\$.identities\\[\\*\\] | \\{"at\\_least":1\\} | 0 | 2 (22) | [trial](https://r.example/#/rehearsal-runs/run-1/trials/1/2) |',
    );
    expect(text).toContain(
      '- waits for an answer, [trial 1](https://r.example/#/rehearsal-runs/run-1/trials/3/1), seed 41: engine: my-coach did not answer within 60 s',
    );
  });
});

describe('the HTML report', () => {
  const page = render('html');

  it('needs nothing from anywhere: no script, no address but links', () => {
    const text = render('html', hostile, evilTrial);
    expect(text).not.toMatch(/<(script|link|img|iframe|object|embed)|@import|url\(|\son\w+=/i);
    const hosts = [...text.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => new URL(address ?? '').host);
    expect(new Set(hosts)).toEqual(new Set(['r.example']));
  });

  it('shows the transcript with each result at its turn', () => {
    const texts = [
      'Step 1: says',
      'Welcome! Shall we begin?',
      'offers “Let&#39;s begin”, “Not yet”',
      '✔ holds: is in the introduction',
      'Step 2: chooses',
      'Person, by a choice that was offered',
      'is refused ARCHIVE_IDENTITY',
      '2 changes of the state',
      '/coach_state/current_phase: &quot;INTRODUCTION&quot; → &quot;GET_TO_KNOW_YOU&quot;',
      '! advice: asks one question',
      'Step 3: time passes, the clock shows 2025-01-04T09:00:00.000Z',
      'At the end',
      '✖ broken: a name is proposed',
      '– not judged: the person stays who she is',
    ];
    const places = texts.map((text) => page.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('says how many trials are only in the admin UI', () => {
    expect(page).toContain('Of 7 trials 6 more can be read in the admin UI.');
  });

  it('loses no result of a step that never ran', () => {
    const results = [
      aBrokenExpectation({ step: 9, expectation: 'of a later step', ok: null, measured: 'not reached' }),
    ];
    expect(render('html', {}, aTrial({ results }))).toContain('– not judged: of a later step');
  });
});

describe('the cost of a run', () => {
  it.each(['md', 'html'])('says in %s what went over its limit', (format) => {
    expect(render(format, { max_calls: 24 })).toContain('25 calls, 1 over the limit of 24, 1200 tokens');
    expect(render(format, { max_calls: 25 })).toContain('25 calls, 1200 tokens');
  });
});
