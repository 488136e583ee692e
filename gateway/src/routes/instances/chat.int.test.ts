import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startGatewayUnderTest, type Answered, type GatewayUnderTest } from '../../testing/gateway-under-test.js';

const HEADERS = { prefer: 'wait=60', 'idempotency-key': 'said-once' };
let gateway: GatewayUnderTest;
let scenarioId: string;
let id: string;

beforeAll(async () => {
  gateway = await startGatewayUnderTest();
  gateway.owners.isCoachSilent = true;
  scenarioId = (await gateway.command('test-scenarios', { body: { name: 's', template: aTemplate() } })).body.id;
});
beforeEach(async () => {
  ({ id } = (await gateway.command(`test-scenarios/${scenarioId}/instances`)).body);
});
afterAll(() => gateway.close());

/** A message that is in the journal and waits for the coach. */
async function said(): Promise<{ answer: Promise<Answered> }> {
  const answer = gateway.ask(`instances/${id}/messages`, { body: { content: 'Hello' }, headers: HEADERS });
  await waitFor('the message to wait', () => gateway.owners.instances.get(id)?.instance.pending_turns.length === 1);
  return { answer };
}

describe('a message whose caller waits for the answer', () => {
  it('is told as soon as a reset has taken it away, and so is its repeat', async () => {
    const { answer } = await said();
    expect((await gateway.command(`instances/${id}/reset`)).status).toBe(200);
    const told = await answer;
    expect([told.status, told.body.code]).toEqual([409, 'MESSAGE_NOT_PENDING']);
    const again = await gateway.ask(`instances/${id}/messages`, { body: { content: 'Hello' }, headers: HEADERS });
    expect([again.status, again.body.code]).toEqual([409, 'MESSAGE_NOT_PENDING']);
  });

  it('is told that nothing is kept where a reset came behind the answer before it was read', async () => {
    Object.assign(gateway.owners, { isCoachSilent: false, isResetBehindAnswers: true });
    const told = await gateway.command(`instances/${id}/messages`, { body: { content: 'Hello' } });
    Object.assign(gateway.owners, { isCoachSilent: true, isResetBehindAnswers: false });
    expect([told.status, told.body.code]).toEqual([409, 'MESSAGE_NOT_PENDING']);
  });

  it('is told as soon as its instance is deleted', async () => {
    const { answer } = await said();
    expect((await gateway.command(`instances/${id}`, { method: 'DELETE' })).status).toBe(200);
    const told = await answer;
    expect([told.status, told.body.code]).toEqual([410, 'INSTANCE_DELETED']);
  });

  it('is told also where it is the repeat that waits', async () => {
    const { answer } = await said();
    const repeat = gateway.ask(`instances/${id}/messages`, { body: { content: 'Hello' }, headers: HEADERS });
    await waitFor('the repeat', () => gateway.owners.commands.filter(isMessageTo(id)).length === 2);
    expect((await gateway.command(`instances/${id}/reset`)).status).toBe(200);
    expect([(await answer).status, (await repeat).status]).toEqual([409, 409]);
  });
});

const isMessageTo =
  (instanceId: string) =>
  ({ type, aggregateId }: { type: string; aggregateId: string }): boolean =>
    type === 'SendMessage' && aggregateId === instanceId;
