import { randomUUID } from 'node:crypto';
import { API } from '@rehearsal/contracts/http/api-prefix';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { generateActorKeys } from '@rehearsal/platform/actor-token';
import { sha256 } from '@rehearsal/platform/hash';
import { patiently } from '@rehearsal/testing/patiently';
import { startService } from '@rehearsal/testing/service-process';
import type { LoadRunnerUnderTest } from './load-runner-under-test.js';

export interface Answer {
  status: number;
  type: string;
  body: LoadRunView & {
    code: string;
    detail: string;
    errors?: { pointer: string; message: string; hint?: string }[];
    items: { action: string }[];
    token: string;
  };
}

const NOBODY = 'http://127.0.0.1:9';

/** The real gateway in front of a load runner; of the other owners there is none. */
export async function startGateway({ service, environment, bus }: LoadRunnerUnderTest) {
  const adminToken = randomUUID();
  const gateway = await startService('gateway/dist/main.js', {
    ...environment,
    SCENARIO_URL: NOBODY,
    INSTANTIATOR_URL: NOBODY,
    COACH_URL: NOBODY,
    AUDIT_URL: NOBODY,
    LOADRUNNER_URL: service.url,
    REHEARSAL_URL: service.url,
    PUBLIC_URL: 'http://localhost:8080',
    ACTOR_PRIVATE_KEY: JSON.stringify(bus.gatewayKeys.privateKey),
    SESSION_PRIVATE_KEY: JSON.stringify(generateActorKeys('session').privateKey),
    BOOTSTRAP: JSON.stringify({ link_token_hash: sha256('unused'), cli_token_hash: sha256(adminToken) }),
  });

  async function ask(method: string, path: string, body?: unknown, token: string = adminToken): Promise<Answer> {
    const once = async (headers: Readonly<Record<string, string>>) => {
      const answer = await fetch(`${gateway.url}${API}/${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
      return { status: answer.status, type, body: (await answer.json()) as Answer['body'] };
    };
    const headers = {
      authorization: `Bearer ${token}`,
      prefer: 'wait=20',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    return method === 'GET' ? patiently(method, headers, once) : once(headers);
  }

  return {
    url: gateway.url,
    asAdmin: { authorization: `Bearer ${adminToken}` },
    ask,
    tokenFor: async (role: string) => (await ask('POST', 'tokens', { name: role, role })).body.token,
    close: () => gateway.kill('SIGTERM'),
  };
}
export type GatewayUnderTest = Awaited<ReturnType<typeof startGateway>>;
