import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openBrokerProxy, type BrokerProxy } from '@rehearsal/platform/testing/broker-proxy';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startGatewayUnderTest, type GatewayUnderTest } from '../testing/gateway-under-test.js';

let proxy: BrokerProxy;
let gateway: GatewayUnderTest;

beforeAll(async () => {
  proxy = await openBrokerProxy(backingFromEnv().KAFKA_BROKERS);
  gateway = await startGatewayUnderTest({ KAFKA_BROKERS: proxy.address });
});
afterAll(async () => {
  proxy.flow();
  await gateway.close();
  await proxy.close();
});

describe('a command that the broker does not acknowledge', () => {
  it('is not accepted, and its repeat under the same key is the same command', async () => {
    const made = await gateway.command('test-scenarios', { body: { name: 'Held', template: anEmptyTemplate() } });
    const give = () =>
      gateway.command(`test-scenarios/${made.body.id}/instances`, { headers: { 'idempotency-key': 'held-back' } });

    proxy.hold();
    const held = await give();
    expect([held.status, held.body.code, held.headers.get('retry-after')]).toEqual([503, 'UNAVAILABLE', '2']);

    proxy.flow();
    const done = await waitFor('the broker to take it', async () => {
      const answer = await give();
      return answer.status === 201 ? answer : undefined;
    });
    const given = gateway.owners.commands.filter(({ type }) => type === 'InstantiateScenario');
    expect(new Set(given.map(({ id }) => id)).size).toBe(1);
    expect(new Set(given.map(({ aggregateId }) => aggregateId))).toEqual(new Set([done.body.id]));
  });
});
