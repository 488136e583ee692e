import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leaveARequest } from '@rehearsal/testing/leave-a-request';
import { aTemplate } from '@rehearsal/testing/templates';
import { startGatewayUnderTest, type GatewayUnderTest } from '../testing/gateway-under-test.js';

let gateway: GatewayUnderTest;
let path: string;

beforeAll(async () => {
  gateway = await startGatewayUnderTest();
  const { body } = await gateway.command('test-scenarios', { body: { name: 'given', template: aTemplate() } });
  path = `test-scenarios/${body.id}/instances`;
});
afterAll(() => gateway.close());

const ROUNDS = 300;
const label = 'what was sent';
const body = JSON.stringify({ label });

describe('a request whose caller goes before all of it was sent', () => {
  it('has no effect, and the honest retry under the same key is applied as it was meant', async () => {
    await Promise.all(Array.from({ length: ROUNDS }, (_, round) => sendPart(round)));
    const retries = await Promise.all(
      Array.from({ length: ROUNDS }, (_, round) =>
        gateway.command(path, { body: { label }, headers: { prefer: 'wait=30', 'idempotency-key': keyOf(round) } }),
      ),
    );
    expect(retries.map(({ status, body: made }) => `${status} ${made.label}`)).toEqual(
      Array(ROUNDS).fill(`201 ${label}`),
    );
    const made = gateway.owners.commands.filter(({ type }) => type === 'InstantiateScenario');
    expect(made.filter(({ data }) => (data as { label: unknown }).label !== label)).toEqual([]);
  });
});

const keyOf = (round: number) => `left-${round}`;

/** Headers that announce a body, some of it (of every length there is), and then nothing but a cut connection. */
function sendPart(round: number): Promise<void> {
  return leaveARequest(`${gateway.url}/api/v1/${path}`, {
    method: 'POST',
    token: gateway.adminToken,
    headers: [`Idempotency-Key: ${keyOf(round)}`],
    body,
    sent: round % body.length,
  });
}
