import { describe, expect, it } from '@jest/globals';
import type { Request, Response } from 'express';
import { InstantiateScenario } from '@rehearsal/contracts/instance/instance';
import { UnavailableError } from '@rehearsal/platform/errors';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import { anonymous, type Principal } from '../access/principal.js';
import { Commands, identify } from './commands.js';
import type { Call } from '../http/route.js';
import { Outcomes } from './outcomes.js';

const aPrincipal = (id: string): Principal => ({ ...anonymous, id, kind: 'token', role: 'admin' });
const aCall = (principal: Principal, headers: Record<string, string> = {}, body: unknown = {}): Call => ({
  principal,
  params: { id: 's1' },
  query: {},
  body,
  request: { headers, method: 'POST', path: '/test-scenarios/s1/instances' } as unknown as Request,
  response: { set: () => undefined } as unknown as Response,
});
const key = { 'idempotency-key': 'k1' };

describe('a command that the broker does not acknowledge', () => {
  it('is not accepted, and nobody is left waiting for it', async () => {
    const outcomes = new Outcomes();
    const publisher: Publisher = {
      publish: () => Promise.reject(new UnavailableError('Kafka did not acknowledge in time; repeating is safe')),
      healthy: () => false,
      close: () => Promise.resolve(),
    };
    const commands = new Commands({ publisher, sign: () => Promise.resolve('signed'), outcomes, service: 'gateway' });
    const call = aCall(aPrincipal('p'), { ...key, prefer: 'wait=5' });
    const identity = identify(call);
    const order = {
      aggregate: 'instance',
      aggregateId: 'i1',
      definition: InstantiateScenario,
      data: {},
      ends: [['InstanceCreated']],
    } as const;
    await expect(commands.send(call, identity, order as never)).rejects.toMatchObject({
      status: 503,
      code: 'UNAVAILABLE',
    });
    expect(outcomes.awaits(identity.id)).toBe(false);
  });
});
