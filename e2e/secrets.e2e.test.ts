import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { everythingAtRest, inFiles, type Lying } from '@rehearsal/testing/at-rest';
import { waitFor } from '@rehearsal/testing/wait-for';
import { Canaries, canary, commandLines, signedIn } from './secrets/canaries.js';
import { startStrictModel } from './secrets/strict-model.js';
import { prefer, refusedStart, startSystem, type Answer, type System } from './system.js';

const TEST = 'test-completion-standard';
const template = { user: { first_name: 'Ada', last_name: 'Example' }, coach_state: { current_phase: 'INTRODUCTION' } };

const canaries = new Canaries();
/** What somebody was answered, was shown or could look at while the system ran. */
const shown: Lying[] = [];
let system: System;
let model: Awaited<ReturnType<typeof startStrictModel>>;
/** Waits half a minute for servers that never answer, while the system is looked at. */
let refusal: ReturnType<typeof startWithoutServers>;

beforeAll(async () => {
  refusal = startWithoutServers();
  model = await startStrictModel();
  system = await startSystem({
    servers: 'own',
    env: {
      ENGINE: 'openai',
      OPENAI_BASE_URL: model.url,
      OPENAI_MODEL: 'strict',
      OPENAI_API_KEY: canaries.add('the key of the model', canary('sk-')),
      PERSON_BASE_URL: model.url,
      PERSON_MODEL: 'strict',
      PERSON_API_KEY: canaries.add('the key of the model that plays persons', canary('sk-')),
      LOG_LEVEL: 'debug',
    },
  });
});
afterAll(async () => {
  await system.dispose();
  await model.close();
  await rm((await refusal).home, { recursive: true, force: true });
});

async function startWithoutServers() {
  const home = await mkdtemp(join(tmpdir(), 'rehearsal-e2e-'));
  const gone = await startStrictModel();
  await gone.close();
  const { port } = new URL(gone.url);
  const password = (server: string) => canaries.add(`the password of ${server}`, canary());
  const env = {
    MONGO_URL: `mongodb://rehearsal:${password('the store')}@127.0.0.1:${port}/?authSource=admin`,
    REDIS_URL: `redis://rehearsal:${password('Redis')}@127.0.0.1:${port}/0`,
    KAFKA_BROKERS: `127.0.0.1:${port}`,
  };
  return { home, ...(await refusedStart(home, env)) };
}

async function call<Body = Record<string, unknown>>(
  method: string,
  path: string,
  options: Parameters<System['api']>[2] = {},
): Promise<Answer<Body>> {
  const answer = await system.api<Body>(method, path, options);
  const isHandedOver =
    method === 'POST' && /^\/(tokens|users|auth\/|instances\/[^/]+\/token)/.test(path) && answer.status < 300;
  if (!isHandedOver)
    shown.push({ place: `the answer to ${method} ${path.replace(/[?].*/, '')}`, text: JSON.stringify(answer.body) });
  return answer;
}
async function rehearse(...args: string[]): Promise<void> {
  const { stdout, stderr } = await system.rehearse(...args);
  shown.push({ place: `what rehearse ${args.join(' ')} printed`, text: stdout + stderr });
}

async function signIn(): Promise<string> {
  const link = canaries.add('the sign-in link', /sign-in\?link=([\w-]+)/.exec(system.output())?.[1]);
  const opened = await call<{ access_token: string }>('POST', '/auth/link', { body: { token: link }, token: null });
  canaries.add('an access token', opened.body.access_token);
  const cookie = opened.headers.get('set-cookie') ?? '';
  canaries.add('a refresh token', /rehearsal_refresh=([^;]+)/.exec(cookie)?.[1]);
  const headers = { cookie: cookie.split(';')[0] ?? '' };
  const next = await call<{ access_token: string }>('POST', '/auth/refresh', { token: null, headers });
  canaries.add('the next refresh token', /rehearsal_refresh=([^;]+)/.exec(next.headers.get('set-cookie') ?? '')?.[1]);
  // Each of them once more, when it is worth nothing any more: what is refused is told as well.
  await call('POST', '/auth/link', { body: { token: link }, token: null });
  await call('POST', '/auth/refresh', { token: null, headers });
  return canaries.add('the next access token', next.body.access_token);
}

async function inviteAndIssue(): Promise<void> {
  canaries.add('the token of the command line', system.token);
  const invited = await call<{ link: string }>('POST', '/users', { body: { name: 'Grace', role: 'operator' } });
  canaries.add('an invitation', /link=([\w-]+)/.exec(invited.body.link)?.[1]);
  const made = await call<{ token: string }>('POST', '/tokens', {
    body: { name: 'ci', role: 'ci', expires_in_days: 1 },
  });
  const token = canaries.add('a token of the API', made.body.token);
  await call('GET', '/test-scenarios', { token });
  await call('POST', '/test-scenarios', { token, body: { name: 'Not allowed', template } });
}

/** What strangers bring is a secret as well: it may be one of another system, or one with a slip of the finger. */
async function bringForeignSecrets(): Promise<void> {
  const [bearer, cookie, query, link] = ['a bearer', 'a cookie', 'an address', 'a link'].map((where) =>
    canaries.add(`a foreign secret in ${where}`, canary()),
  ) as [string, string, string, string];
  await call('GET', '/instances', { token: bearer });
  await call('GET', '/instances', { token: `rhl_${bearer}` });
  await call('POST', '/auth/refresh', { token: null, headers: { cookie: `rehearsal_refresh=${cookie}` } });
  await call('GET', `/instances?access_token=${query}`, { token: null });
  await call('POST', '/auth/link', { token: null, body: { token: link } });
  const coach = await system.service('coach');
  const refused = await fetch(`${coach.url}/v1/models`, { headers: { authorization: `Bearer ${bearer}` } });
  shown.push({ place: "the coach's answer to a stranger", text: await refused.text() });
}

async function talk(): Promise<void> {
  const made = await call<ScenarioView>('POST', '/test-scenarios', {
    body: { name: 'Talks', template },
    headers: prefer,
  });
  const instance = made.body.primary_instance?.id ?? '';
  for (const content of ['Hello', 'turn me away'])
    await call('POST', `/instances/${instance}/messages`, { body: { content }, headers: prefer });
  const issued = await call<{ access_token: string }>('POST', `/instances/${instance}/token`, { body: {} });
  const token = canaries.add('the token of a test user', issued.body.access_token);
  const coach = (await system.service('coach')).url;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  for (const input of ['Hello again', 'turn me away']) {
    const said = await fetch(`${coach}/v1/responses`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ model: 'strict', input }),
    });
    shown.push({ place: `the coach's answer to "${input}"`, text: await said.text() });
  }
  const guest = await fetch(`${coach}/v1/auth/guest-login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  canaries.add('the token of a guest', ((await guest.json()) as { access_token: string }).access_token);
  for (const path of [`/instances/${instance}`, `/instances/${instance}/history`, `/test-scenarios/${made.body.id}`])
    await call('GET', path);
}

/** Its setup signs guests in, and hands their tokens to the iterations. */
async function putUnderLoad(): Promise<void> {
  const body = { test: TEST, parameters: { single_run: true, debug: true, raw_points: true } };
  const { id } = (await call<{ id: string }>('POST', '/load-runs', { body, headers: prefer })).body;
  const over = await waitFor(
    'the end of the run',
    async () => {
      shown.push(await commandLines());
      const { status, body: run } = await system.api<LoadRunView>('GET', `/load-runs/${id}`);
      return status === 200 && run.verdict !== null ? run : undefined;
    },
    { withinMs: 120_000, everyMs: 250 },
  );
  shown.push({ place: 'the load run', text: JSON.stringify(over) });
  for (const format of ['html', 'json', 'csv', 'xml', 'md']) await call('GET', `/load-runs/${id}/report.${format}`);
  const { items } = (await call<{ items: { name: string }[] }>('GET', `/load-runs/${id}/evidence`)).body;
  expect(items.length).toBeGreaterThan(3);
  for (const { name } of items) await call('GET', `/load-runs/${id}/evidence/${name}`);
}

/** The person is turned away by the model that plays it: what that said is in the trial and in each report. */
async function letAPersonBePlayed(): Promise<void> {
  const rehearsals = [
    {
      name: 'Is turned away',
      script: [{ say: 'Hello' }, { converse: { at_most: 1 } }],
      person: { engine: 'model', character: 'turn me away' },
    },
  ];
  const body = { files: [{ file: 'is-played.json', content: { name: 'Is played', template, rehearsals } }] };
  const { id } = (await call<{ id: string }>('POST', '/rehearsal-runs', { body, headers: prefer })).body;
  const over = await waitFor(
    'the end of the rehearsal run',
    async () => {
      const { status, body: run } = await system.api<RehearsalRunView>('GET', `/rehearsal-runs/${id}`);
      return status === 200 && run.verdict !== null ? run : undefined;
    },
    { withinMs: 120_000 },
  );
  expect(over.verdict).toBe('error');
  shown.push({ place: 'the rehearsal run', text: JSON.stringify(over) });
  await call('GET', `/rehearsal-runs/${id}/trials/0/0`);
  for (const format of ['html', 'json', 'xml', 'ctrf', 'md'])
    await call('GET', `/rehearsal-runs/${id}/report.${format}`);
}

async function lookAround(): Promise<void> {
  for (const path of ['/audit?limit=200', '/dead-letters', '/users', '/tokens', '/load-runs', '/operations/none'])
    await call('GET', path);
  for (const [name, { url }] of Object.entries(await system.services()))
    shown.push({ place: `the metrics of ${name}`, text: await (await fetch(`${url}/metrics`)).text().catch(() => '') });
  for (const command of ['status', 'users list', 'tokens list', 'audit list', 'dead-letters list', 'loadtest list'])
    for (const more of [[], ['--json']]) await rehearse(...command.split(' '), ...more);
}

const KEYS = ['gateway', 'coach', 'rehearsal', 'session', 'checkpoint'];
/** Where a secret must rest, readable by its owner alone. */
const RESTING = /\/(keys\/[\w.]+|cli-token)$/;

it('no secret is found in anything that a system writes down, answers, prints or starts', async () => {
  for (const signer of KEYS) {
    const { d } = JSON.parse(await readFile(join(system.home, 'keys', `${signer}.private.jwk.json`), 'utf8')) as {
      d: string;
    };
    canaries.add(`the ${signer}'s private key`, d);
  }
  await signIn();
  await inviteAndIssue();
  await bringForeignSecrets();
  await talk();
  await putUnderLoad();
  await letAPersonBePlayed();
  await lookAround();
  shown.push(await commandLines());

  const lying = (await everythingAtRest(system.home)).filter(({ place }) => !RESTING.test(place));
  // Commands carry who gave them, signed, and lie so in the log of the broker.
  const ofTheRun = lying.filter(({ place }) => /\/(results|logs)\//.test(place) && !place.includes('kafka'));
  expect([...canaries.foundIn([...lying, ...shown]), ...signedIn([...ofTheRun, ...shown])]).toEqual([]);
  // What was searched is what there is: a search of nothing finds nothing.
  for (const what of ['topic access.events.v1', 'store gateway.', 'Redis ', '/logs/gateway', '/results/'])
    expect(lying.some(({ place }) => place.includes(what))).toBe(true);
  process.stderr.write(
    `secrets: ${canaries.kinds().length} canaries, ${lying.length} places at rest, ${shown.length} shown\n`,
  );
});

it("passwords in the servers' addresses are not told when a start fails over them", async () => {
  const { home, code, stdout, stderr } = await refusal;
  expect(code).not.toBe(0);
  const told = { place: 'what rehearse up printed', text: stdout + stderr };
  expect(canaries.foundIn([...(await inFiles(home)), told])).toEqual([]);
});
