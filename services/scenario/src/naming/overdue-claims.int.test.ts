import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collectionOf, openMongo } from '@rehearsal/platform/stores/mongo';
import { startService, type ServiceProcess } from '@rehearsal/testing/service-process';
import { anAdmin, backingFromEnv, freshNamespace, openBus, type Bus } from '@rehearsal/testing/service-under-test';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { Reservation } from './reservation.js';

let bus: Bus;
let processes: ServiceProcess[];
let mongo: Awaited<ReturnType<typeof openMongo>>;

beforeAll(async () => {
  const namespace = freshNamespace();
  bus = await openBus({ namespace, events: ['scenario.events.v1'], commands: ['scenario.commands.v1'] });
  const backing = backingFromEnv();
  const env = { ...backing, NAMESPACE: namespace, ACTOR_PUBLIC_KEYS: JSON.stringify([bus.gatewayKeys.publicKey]) };
  const start = () => startService('services/scenario/dist/main.js', env);
  processes = await Promise.all([start(), start()]);
  mongo = await openMongo({ url: backing.MONGO_URL, namespace, service: 'scenario' });
});

afterAll(async () => {
  for (const each of processes) await each.kill('SIGTERM');
  await mongo.close();
  await bus.close();
});

const CLAIM_OVER_MS = 61_000;

/** What a process leaves that dies between claiming the name and writing its commit. */
const aClaimOf = (name: string, scenarioId: string, commandId: string, ageMs: number) =>
  collectionOf<Reservation>(mongo, 'scenario_names').insertOne({
    _id: name,
    scenarioId,
    claimant: { id: commandId, type: 'CreateScenario', correlationId: commandId, actor: anAdmin, commandHash: null },
    claimed_at: new Date(Date.now() - ageMs).toISOString(),
  });
const create = async (id: string, name: string, commandId?: string) => {
  const data = { name, template: anEmptyTemplate() };
  return bus.outcome(
    await bus.send('scenario.commands.v1', 'CreateScenario', id, data, commandId ? { id: commandId } : {}),
  );
};

describe('a name that was claimed for a command before its process died', () => {
  it('is kept for that command, which is delivered again', async () => {
    await aClaimOf('kept', 'crashed-a', 'claimant-a', 0);
    expect(await create('other-a', 'Kept')).toMatchObject({ data: { code: 'SCENARIO_NAME_TAKEN' } });
    expect(await create('crashed-a', 'Kept', 'claimant-a')).toMatchObject({ type: 'ScenarioCreated' });
  });

  it('is given to another once its time is over, and the command is refused however late it comes', async () => {
    await aClaimOf('overdue', 'crashed-b', 'claimant-b', CLAIM_OVER_MS);
    expect(await create('other-b', 'Overdue')).toMatchObject({ type: 'ScenarioCreated' });
    expect(await bus.outcome('claimant-b')).toMatchObject({ type: 'CommandRefused', aggregateId: 'crashed-b' });
    expect(await create('crashed-b', 'Overdue', 'claimant-b')).toMatchObject({ data: { code: 'SCENARIO_NAME_TAKEN' } });
    // The list is read from the one process, and the other may have decided.
    const items = await waitFor('the list to have it', async () => {
      const listed = (await (await processes[0]?.ask('/scenarios?q=overdue'))?.json()) as { items: unknown[] };
      return listed.items.length > 0 ? listed.items : undefined;
    });
    expect(items).toMatchObject([{ id: 'other-b' }]);
  });

  it('is given to one of many that ask for it at once', async () => {
    await aClaimOf('contended', 'crashed-c', 'claimant-c', CLAIM_OVER_MS);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => create(`contender-${index}`, 'Contended')),
    );
    expect(outcomes.filter(({ type }) => type === 'ScenarioCreated')).toHaveLength(1);
  });
});
