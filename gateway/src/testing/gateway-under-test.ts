import { randomBytes } from 'node:crypto';
import type { ChatMessage } from '@rehearsal/contracts/coaching/coaching-state';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { Role } from '@rehearsal/contracts/messages/roles';
import type { Template } from '@rehearsal/contracts/template/template';
import { generateActorKeys } from '@rehearsal/platform/actor-token';
import { sha256 } from '@rehearsal/platform/hash';
import { listen } from '@rehearsal/platform/http/app';
import { Lifecycle } from '@rehearsal/platform/lifecycle';
import { createLog } from '@rehearsal/platform/log';
import { openMongo } from '@rehearsal/platform/stores/mongo';
import { ServiceHost } from '@rehearsal/platform/service';
import { serviceToken, startService, type ServiceProcess } from '@rehearsal/testing/service-process';
import { backingFromEnv, freshNamespace, openBus } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { ApiTokens } from '../access/api-tokens.js';
import { secretsBy } from '../access/secret.js';
import { openAccessStore, type AccessStore } from '../access/store.js';
import { GatewayConfig } from '../config.js';
import { openGateway } from '../gateway.js';
import { StandInOwners } from './stand-in-owners.js';

export interface Asked {
  method?: string;
  token?: string | null;
  body?: unknown;
  /** Sent as it is, in place of `body`. */
  raw?: string | Uint8Array;
  headers?: Record<string, string>;
  /** Another gateway than the first. */
  at?: string;
}

/** What answers may hold; a test knows which of it. */
interface AnswerBody extends InstanceView {
  name: string;
  description: string;
  source: unknown;
  template: Template;
  rehearsals: unknown[];
  primary_instance: { id: string };
  status: string;
  code: string;
  detail: string;
  errors?: { pointer: string; hint?: string }[];
  valid: boolean;
  warnings: { pointer: string }[];
  operation: { id: string; status: string };
  reply: ChatMessage;
  instance: InstanceView;
  items: { id: string }[];
  user: { id: string; name: string; role: Role };
  access_token: string;
  token: string;
  link: string;
  openapi: string;
}

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  body: AnswerBody;
}

const secret = () => randomBytes(24).toString('base64url');

/** The gateway in this process, on real Kafka, Mongo and Redis, with stand-ins for the owners behind it. */
export async function startGatewayUnderTest(settings: Record<string, string> = {}) {
  const namespace = freshNamespace();
  const bus = await openBus({
    namespace,
    events: ['access.events.v1'],
    commands: ['scenario.commands.v1', 'instance.commands.v1', 'load-run.commands.v1'],
  });
  const owners = new StandInOwners(bus);
  const ownersHttp = await listen(owners.http(), { host: '127.0.0.1', port: 0 });
  const consumer = await owners.start();
  const link = secret();
  const adminToken = secret();
  const given = {
    ...backingFromEnv(),
    NAMESPACE: namespace,
    LOG_LEVEL: 'silent',
    SCENARIO_URL: ownersHttp.url,
    INSTANTIATOR_URL: ownersHttp.url,
    LOADRUNNER_URL: ownersHttp.url,
    REHEARSAL_URL: ownersHttp.url,
    AUDIT_URL: 'http://127.0.0.1:1',
    COACH_URL: ownersHttp.url,
    SERVICE_TOKEN: serviceToken,
    PUBLIC_URL: 'http://localhost:8080',
    ACTOR_PRIVATE_KEY: JSON.stringify(bus.gatewayKeys.privateKey),
    SESSION_PRIVATE_KEY: JSON.stringify(generateActorKeys('session').privateKey),
    BOOTSTRAP: JSON.stringify({ link_token_hash: sha256(link), cli_token_hash: sha256(adminToken) }),
    ...settings,
  };
  const config = GatewayConfig.parse(given);
  const life = new Lifecycle(createLog('gateway', config.LOG_LEVEL));
  const { url } = await openGateway(new ServiceHost('gateway', config, life), config);
  life.opened();

  async function ask(
    path: string,
    { method, token = adminToken, body, raw, headers = {}, at = url }: Asked = {},
  ): Promise<Answered> {
    const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await fetch(at + (path.startsWith('/') ? path : `/api/v1/${path}`), {
      method: method ?? (payload === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(payload === undefined ? {} : { body: payload }),
    });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: (isJson ? JSON.parse(text) : {}) as AnswerBody,
    };
  }

  const processes: ServiceProcess[] = [];
  return {
    url,
    /** One more gateway of the same system, in a process of its own. */
    another: async (more: Record<string, string> = {}): Promise<ServiceProcess> => {
      const started = await startService('gateway/dist/main.js', { ...given, LOG_LEVEL: 'warn', ...more });
      processes.push(started);
      return started;
    },
    bus,
    owners,
    link,
    adminToken,
    life,
    ask,
    /** Asks and waits for the outcome. */
    command: (path: string, asked: Asked = {}) =>
      ask(path, { method: 'POST', ...asked, headers: { prefer: 'wait=20', ...asked.headers } }),
    tokenFor: async (role: Role) => (await ask('tokens', { body: { name: role, role } })).body,
    /** The first event of the kind that the audit hears of somebody. */
    heard: (type: string, actorId: string) =>
      waitFor(`${type} of ${actorId}`, () =>
        bus.heard.find((event) => event.type === type && event.actor.id === actorId),
      ),
    /** As another gateway would: in the database alone. */
    inDatabase: async <T>(work: (tokens: ApiTokens, store: AccessStore) => Promise<T>): Promise<T> => {
      const connection = await openMongo({ url: config.MONGO_URL, namespace, service: 'gateway' });
      try {
        const store = await openAccessStore(connection);
        return await work(new ApiTokens(store, secretsBy(config.SESSION_PRIVATE_KEY)), store);
      } finally {
        await connection.close();
      }
    },
    close: async () => {
      for (const each of processes) await each.kill('SIGTERM');
      await life.stop();
      await consumer.close();
      await ownersHttp.close();
      await bus.close();
    },
  };
}
export type GatewayUnderTest = Awaited<ReturnType<typeof startGatewayUnderTest>>;
