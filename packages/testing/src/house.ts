import { createHash, randomBytes } from 'node:crypto';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { freePort } from '@rehearsal/backing/processes/ports';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import type { Template } from '@rehearsal/contracts/template/template';
import { generateActorKeys } from '@rehearsal/platform/actor-token';
import { openMongo } from '@rehearsal/platform/stores/mongo';
import { patiently, prefer } from './patiently.js';
import { startService, type ServiceProcess } from './service-process.js';
import { backingFromEnv, freshNamespace } from './service-under-test.js';

export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A document of some service, and where it lies. */
export interface Stored {
  place: string;
  json: string;
}

const OWNERS = ['scenario', 'instantiator', 'gateway'] as const;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * The half of the house that scenarios live in, each service as its own process: gateway, scenario and instantiator (as
 * many as asked for), coach. Spoken to through the public doors; what lies in the databases can be looked at.
 */
export async function startHouse({
  scenarios = 1,
  instantiators = 1,
  rehearsals = 0,
  audited = false,
  env = {},
}: {
  scenarios?: number;
  instantiators?: number;
  /** Processes that own and run rehearsals. */
  rehearsals?: number;
  audited?: boolean;
  env?: Record<string, string>;
} = {}) {
  const namespace = freshNamespace();
  const keys = {
    gateway: generateActorKeys('gateway'),
    coach: generateActorKeys('coach'),
    rehearsal: generateActorKeys('rehearsal'),
    session: generateActorKeys('session'),
  };
  const base = {
    ...backingFromEnv(),
    NAMESPACE: namespace,
    LOG_LEVEL: 'warn',
    ACTOR_PUBLIC_KEYS: JSON.stringify([keys.gateway, keys.coach, keys.rehearsal].map(({ publicKey }) => publicKey)),
    ...env,
  };
  const token = randomBytes(24).toString('base64url');
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const start = (module: string, more: Record<string, string> = {}) =>
    startService(`${module}/dist/main.js`, { ...base, ...more });

  const scenarioPorts = await Promise.all(Array.from({ length: scenarios }, () => freePort()));
  const SCENARIO_URL = scenarioPorts[0] === undefined ? nowhere : `http://127.0.0.1:${scenarioPorts[0]}`;
  const [scenarioOwners, instanceOwners] = await Promise.all([
    Promise.all(scenarioPorts.map((port) => startService('services/scenario/dist/main.js', base, { port }))),
    Promise.all(Array.from({ length: instantiators }, () => start('services/instantiator', { SCENARIO_URL }))),
  ]);
  const INSTANTIATOR_URL = instanceOwners[0]?.url ?? nowhere;
  const audit = audited ? await start('services/audit') : undefined;
  const startRehearsal = () =>
    start('services/rehearsal', {
      SCENARIO_URL,
      INSTANTIATOR_URL,
      ACTOR_PRIVATE_KEY: JSON.stringify(keys.rehearsal.privateKey),
    });
  const rehearsing = await Promise.all(Array.from({ length: rehearsals }, startRehearsal));
  const coach = await start('services/coach', {
    INSTANTIATOR_URL,
    ACTOR_PRIVATE_KEY: JSON.stringify(keys.coach.privateKey),
    SESSION_PUBLIC_KEY: JSON.stringify(keys.session.publicKey),
    TURN_TOKEN_DELAY_MS: '0',
  });
  const gateway = await start('gateway', {
    SCENARIO_URL,
    INSTANTIATOR_URL,
    LOADRUNNER_URL: nowhere,
    REHEARSAL_URL: rehearsing[0]?.url ?? nowhere,
    AUDIT_URL: audit?.url ?? nowhere,
    COACH_URL: coach.url,
    PUBLIC_URL: 'http://localhost:8080',
    ACTOR_PRIVATE_KEY: JSON.stringify(keys.gateway.privateKey),
    SESSION_PRIVATE_KEY: JSON.stringify(keys.session.privateKey),
    BOOTSTRAP: JSON.stringify({ link_token_hash: sha256('unused'), cli_token_hash: sha256(token) }),
  });
  const owners = [...instanceOwners, ...scenarioOwners, ...(audit ? [audit] : [])];
  const processes: ServiceProcess[] = [gateway, coach, ...rehearsing, ...owners];

  /** A request to the API as the admin, waiting for the outcome of a command, and asked again where that may help. */
  const api = <Body = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = prefer,
  ): Promise<Answer<Body>> =>
    patiently(method, headers, async (sent) => {
      const response = await fetch(`${gateway.url}${API}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...sent,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
    });

  async function asGuest<Body>(
    path: string,
    bearer: string | undefined,
    body: unknown,
    more: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(`${coach.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }), ...more },
      body: JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  }

  /** A guest with a session of their own. */
  async function aGuest(headers: Record<string, string> = {}) {
    const login = await asGuest<{ access_token: string }>('/v1/auth/guest-login', undefined, {});
    const begin = () => asGuest<{ id: string }>('/v1/conversations', login.body.access_token, {});
    const { id } = (await begin()).body;
    const say = (content: string, store = true) => {
      const messages = [{ role: 'user', content }];
      const asked = { model: 'scripted', conversation: id, store, stream: false, messages };
      return asGuest('/v1/conv/chat/completions', login.body.access_token, asked, headers);
    };
    return { id, say, begin };
  }

  let named = 0;
  return {
    namespace,
    /** Where the gateway is, and the admin's token. */
    url: gateway.url,
    token,
    audit,
    processes,
    api,
    post: <Body = Record<string, unknown>>(path: string, body: unknown = {}) => api<Body>('POST', path, body),
    read: async <Body = InstanceView>(path: string) => (await api<Body>('GET', path)).body,
    aScenario: async (template: Template, tags: string[] = []): Promise<ScenarioView> => {
      const content = { name: `Scenario ${++named}`, tags, template };
      return (await api<ScenarioView>('POST', '/test-scenarios', content)).body;
    },
    anInstanceOf: async ({ id }: { id: string }, body: object = {}): Promise<InstanceView> =>
      (await api<InstanceView>('POST', `/test-scenarios/${id}/instances`, body)).body,
    aGuest,
    /** A guest who talks with the coach; answers the id of the live session. */
    aGuestSays: async (words: readonly string[]): Promise<string> => {
      const { id, say } = await aGuest();
      for (const content of words) {
        const { status, body } = await say(content);
        if (status !== 200) throw new Error(`the coach answered ${status}: ${JSON.stringify(body)}`);
      }
      return id;
    },
    /** Every document of every collection of every service, in one spelling and order. */
    documents: async (): Promise<Stored[]> => {
      const found: Stored[] = [];
      for (const service of OWNERS) {
        const connection = await openMongo({ url: base.MONGO_URL, namespace, service });
        for (const { name } of await connection.listCollections()) {
          const documents = await connection.collection(name).find({}).toArray();
          found.push(...documents.map((document) => ({ place: `${service}.${name}`, json: JSON.stringify(document) })));
        }
        await connection.close();
      }
      return found.sort((a, b) => (a.place + a.json < b.place + b.json ? -1 : 1));
    },
    /** Kills the owner of instances that was started last; another takes its work over and knows nothing of it yet. */
    killAnInstantiator: async (): Promise<void> => instanceOwners.at(-1)?.kill('SIGKILL'),
    /** Kills the process of rehearsals that was started last; the first one answers the reads. */
    killARehearsal: async (): Promise<void> => rehearsing.at(-1)?.kill('SIGKILL'),
    close: async (): Promise<void> => {
      for (const each of processes) await each.kill('SIGTERM');
    },
  };
}
export type House = Awaited<ReturnType<typeof startHouse>>;
