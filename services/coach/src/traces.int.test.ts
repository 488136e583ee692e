import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decode } from '@rehearsal/platform/envelope';
import { createKafka } from '@rehearsal/platform/kafka/client';
import { createLog } from '@rehearsal/platform/log';
import { readTopic } from '@rehearsal/platform/testing/read-topic';
import { startHouse, type House } from '@rehearsal/testing/house';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { aTemplate } from '@rehearsal/testing/templates';

const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const GUEST_TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
let house: House;

beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());

/** The trace of each event of an instance, by the event's type, in order. */
async function tracesOf(instanceId: string): Promise<string[]> {
  const kafka = createKafka({
    brokers: backingFromEnv().KAFKA_BROKERS.split(','),
    namespace: house.namespace,
    clientId: 'test',
    log: createLog('test', 'silent'),
  });
  const found = (await readTopic(kafka, 'instance.events.v1')).map(
    ({ value, headers }) => decode(value, headers).message,
  );
  return found
    .filter(({ aggregateId, type }) => aggregateId === instanceId && type !== 'ActionApplied')
    .map(({ type, traceparent }) => `${type} ${traceparent ?? 'none'}`);
}

describe("the trace of a user's request", () => {
  it("goes on through the turn to the coach's answer", async () => {
    const { id } = await house.anInstanceOf(await house.aScenario(aTemplate()));
    const headers = { prefer: 'wait=20', traceparent: TRACE };
    const said = await house.api('POST', `/instances/${id}/messages`, { content: 'Hello' }, headers);
    expect(said.status).toBe(201);
    expect(await tracesOf(id)).toEqual(['InstanceCreated none', `MessageSent ${TRACE}`, `CoachReplied ${TRACE}`]);
  });

  it("goes on also where the coach's API answers itself", async () => {
    const { id, say } = await house.aGuest({ traceparent: GUEST_TRACE });
    expect((await say('Hello')).status).toBe(200);
    const traces = await tracesOf(id);
    expect(traces.slice(-2)).toEqual([`MessageSent ${GUEST_TRACE}`, `CoachReplied ${GUEST_TRACE}`]);
  });
});
