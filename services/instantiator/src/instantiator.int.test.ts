import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@rehearsal/backing/processes/ports';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { Template } from '@rehearsal/contracts/template/template';
import { encode } from '@rehearsal/platform/envelope';
import { anEmptyTemplate, aTemplate } from '@rehearsal/testing/templates';
import { backingFromEnv, freshNamespace, openBus, type Bus } from '@rehearsal/testing/service-under-test';
import { startService, type ServiceProcess } from '@rehearsal/testing/service-process';
import { waitFor } from '@rehearsal/testing/wait-for';

let bus: Bus;
let instantiator: ServiceProcess;
let start: () => Promise<ServiceProcess>;
let scenarioPort: number;
const origin = { scenario_id: 's1', scenario_name: 'One', scenario_version: 1, template: aTemplate() };

beforeAll(async () => {
  const namespace = freshNamespace();
  scenarioPort = await freePort();
  bus = await openBus({
    namespace,
    events: ['instance.events.v1', 'scenario.events.v1'],
    commands: ['instance.commands.v1', 'scenario.commands.v1'],
  });
  const env = {
    ...backingFromEnv(),
    NAMESPACE: namespace,
    // Nobody listens there as a rule: this service does its work without the other.
    SCENARIO_URL: `http://127.0.0.1:${scenarioPort}`,
    ACTOR_PUBLIC_KEYS: JSON.stringify([bus.gatewayKeys.publicKey]),
  };
  start = () => startService('services/instantiator/dist/main.js', env);
  instantiator = await start();
});

afterAll(async () => {
  await instantiator.kill('SIGTERM');
  await bus.close();
});

const read = async (path: string) => {
  const response = await instantiator.ask(path);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const readInstance = async (id: string, at = '') =>
  (await read(`/instances/${id}${at}`)).body as unknown as InstanceView;
const command = (type: string, id: string, data: unknown, more = {}) =>
  bus.send('instance.commands.v1', type, id, data, more);
const done = async (type: string, id: string, data: unknown) => bus.outcome(await command(type, id, data));

/** An event of a scenario. */
const publishOf = (aggregateId: string, type: string, version: number, data: unknown) =>
  bus.publisher.publish('scenario.events.v1', [
    encode(
      {
        id: `${aggregateId}:${version}:0`,
        type,
        aggregateId,
        version,
        actor: { id: 'a', role: 'admin' },
        correlationId: `c${version}`,
        time: new Date().toISOString(),
        data,
      },
      'scenario',
    ),
  ]);
const revision = (template: Template, version = 1) => ({
  version,
  name: 'X',
  description: '',
  tags: [],
  ...(version === 1 && { source: null }),
  template,
  rehearsals: [],
});

describe('the instantiator', () => {
  it('makes the primary instance of a scenario that was created, and removes the instances of one that was deleted', async () => {
    const publish = (type: string, version: number, data: unknown) => publishOf('sx', type, version, data);
    const content = revision(aTemplate());
    await publish('ScenarioCreated', 1, content);
    await publish('ScenarioCreated', 1, content);
    await waitFor('the primary instance', async () => (await read('/instances/sx-primary')).status === 200);
    expect(await readInstance('sx-primary')).toMatchObject({
      version: 1,
      primary: true,
      kind: 'test',
      scenario_id: 'sx',
    });
    await publish('ScenarioDeleted', 2, {});
    await waitFor('the instance to be gone', async () => (await read('/instances/sx-primary')).status === 410);

    // What is late: the event once more, a command that was on its way, and one for the id that was the primary one's.
    await publish('ScenarioCreated', 1, content);
    const late = { ...origin, scenario_id: 'sx' };
    const refused = (code: string) => ({ type: 'CommandRefused', data: { code } });
    expect(await done('InstantiateScenario', 'sx-late', late)).toMatchObject(refused('SCENARIO_DELETED'));
    expect(await done('InstantiateScenario', 'sx-primary', origin)).toMatchObject(refused('INSTANCE_DELETED'));
    expect((await read('/instances/sx-primary')).status).toBe(410);
    expect((await read('/instances/sx-late')).status).toBe(404);
  });

  it('makes an instance of the version of a scenario that is named, which came with an event or is asked of its owner', async () => {
    const named = { scenario_id: 'sy', scenario_name: 'X', engine: null, seed: null, clock_stands: false };
    const make = (id: string, scenario_version: number) =>
      command('InstantiateScenario', id, { ...named, scenario_version, primary: false, label: null });
    const saying = (content: string) => ({ ...anEmptyTemplate(), chat_messages: [{ role: 'user' as const, content }] });
    const saidIn = async (id: string) => (await readInstance(id)).chat_messages.map(({ content }) => content);

    await publishOf('sy', 'ScenarioCreated', 1, revision(saying('first')));
    await publishOf('sy', 'ScenarioUpdated', 2, revision(saying('second'), 2));
    await waitFor('the primary instance', async () => (await read('/instances/sy-primary')).status === 200);
    await bus.outcome(await make('of-first', 1));
    await bus.outcome(await make('of-second', 2));
    expect([await saidIn('of-first'), await saidIn('of-second')]).toEqual([['first'], ['second']]);

    // Of the third nobody has heard, and its owner is away: nothing is refused, and what is asked waits.
    const waiting = await make('of-third', 3);
    const owner = createServer((request, response) => {
      const isThird = request.url === '/scenarios/sy/versions/3';
      response.writeHead(isThird ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isThird ? { template: saying('third') } : { code: 'NOT_FOUND', detail: 'none' }));
    }).listen(scenarioPort, '127.0.0.1');
    try {
      expect((await bus.outcome(waiting)).type).toBe('InstanceCreated');
      expect(await saidIn('of-third')).toEqual(['third']);
      expect(await bus.outcome(await make('of-fourth', 4))).toMatchObject({
        type: 'CommandRefused',
        data: { code: 'SCENARIO_DELETED', detail: 'There is no version 4 of the scenario "sy" (any more).' },
      });
      const { scenario_id, scenario_name } = named;
      expect((await done('ResetInstance', 'of-first', { scenario_id, scenario_name, scenario_version: 2 })).type).toBe(
        'InstanceReset',
      );
      expect(await saidIn('of-first')).toEqual(['second']);
    } finally {
      owner.closeAllConnections();
      owner.close();
    }
  });

  it('takes one without a scenario back to the template that it keeps, and its fork when it is deleted itself', async () => {
    const kept = {
      scenario_id: null,
      scenario_version: null,
      engine: 'scripted',
      seed: 4294967295,
      clock_stands: true,
    };
    const { type } = await done('InstantiateScenario', 'filed', { ...origin, ...kept });
    expect(type).toBe('InstanceCreated');
    const made = await readInstance('filed');
    expect(made).toMatchObject({ scenario_id: null, scenario_name: 'One', engine: 'scripted', seed: 4294967295 });
    expect(made).not.toHaveProperty('template');
    expect(made.digest).toBe(made.origin_digest);
    await done('SendMessage', 'filed', { message_id: 'm1', content: 'hello', kind: 'test' });
    await done('MoveClock', 'filed', { advance_seconds: 60 });
    await done('ForkInstance', 'of-filed', { source_id: 'filed' });
    await done('DeleteInstance', 'filed', {});

    expect((await readInstance('of-filed')).chat_messages).toHaveLength(made.chat_messages.length + 1);
    expect((await done('ResetInstance', 'of-filed', { scenario_id: null })).type).toBe('InstanceReset');
    const again = await readInstance('of-filed');
    expect([again.digest, again.clock, again.engine, again.seed]).toEqual([
      made.digest,
      made.clock,
      'scripted',
      4294967295,
    ]);
    expect(await done('ResetInstance', 'of-filed', { ...origin })).toMatchObject({
      data: { code: 'INSTANCE_NOT_FROM_SCENARIO' },
    });
    expect((await done('UndoReset', 'of-filed', {})).type).toBe('ResetUndone');
    expect((await readInstance('of-filed')).clock).not.toEqual(made.clock);
  });

  it('carries a chat turn, a reset that gives the template digest again, and its undo', async () => {
    await done('InstantiateScenario', 'chat', origin);
    await done('SendMessage', 'chat', { message_id: 'm1', content: 'hello', kind: 'test' });
    const turn = {
      message_id: 'm1',
      kind: 'test',
      engine: 'scripted',
      fingerprint: 'scripted',
      seed: 1,
      prompt: 'p',
      reply: { content: 'hi', component_config: null },
      actions: [],
    };
    expect((await done('RecordCoachTurn', 'chat', turn)).type).toBe('CoachReplied');
    const talked = await readInstance('chat');
    expect(talked.digest).not.toBe(talked.origin_digest);
    expect(talked.last_turn).toMatchObject({ message_id: 'm1', prompt: 'p' });

    await done('ResetInstance', 'chat', origin);
    const reset = await readInstance('chat');
    expect(reset.digest).toBe(reset.origin_digest);
    expect(reset.profile.email).toBe(talked.profile.email);

    await done('UndoReset', 'chat', {});
    expect((await readInstance('chat')).digest).toBe(talked.digest);
    expect((await readInstance('chat', '?at=1')).digest).toBe(reset.digest);
    const history = (await read('/instances/chat/history')).body.items as { command: string }[];
    expect(history.map((row) => row.command)).toEqual([
      'InstantiateScenario',
      'SendMessage',
      'RecordCoachTurn',
      'ResetInstance',
      'UndoReset',
    ]);
  });

  it('gives a repeated command its first outcome again, to the letter, and no second effect', async () => {
    await done('InstantiateScenario', 'twice', { ...origin, template: anEmptyTemplate() });
    const id = await command('SendMessage', 'twice', { message_id: 'only', content: 'once', kind: 'test' });
    const first = await bus.outcome(id);
    const heardBefore = bus.heard.filter((event) => event.id === first.id).length;
    await command('SendMessage', 'twice', { message_id: 'only', content: 'once', kind: 'test' }, { id });
    await waitFor('the repeat', () => bus.heard.filter((event) => event.id === first.id).length > heardBefore);
    const repeats = bus.heard.filter((event) => event.id === first.id);
    expect(new Set(repeats.map((event) => JSON.stringify(event))).size).toBe(1);
    expect((await readInstance('twice')).chat_messages).toHaveLength(1);
  });

  it('answers a refusal as an event and as the outcome of the operation', async () => {
    const id = await command('ResetInstance', 'nobody', origin);
    expect(await bus.outcome(id)).toMatchObject({ type: 'CommandRefused', data: { code: 'INSTANCE_NOT_FOUND' } });
    expect((await read(`/operations/nobody/${id}`)).body).toMatchObject({
      status: 'refused',
      refusal: { code: 'INSTANCE_NOT_FOUND' },
    });
  });

  it('takes neither an unsigned nor a malformed command, and goes on', async () => {
    const unsigned = await command('InstantiateScenario', 'forged', origin, { unsigned: true });
    await command('InstantiateScenario', 'bent', { ...origin, scenario_version: 'one' });
    await done('InstantiateScenario', 'after', origin);
    expect((await read('/instances/forged')).status).toBe(404);
    expect((await read('/instances/bent')).status).toBe(404);
    expect((await read(`/operations/forged/${unsigned}`)).status).toBe(404);
    await waitFor('the log to say why', () => instantiator.output().includes('the command is not signed'));
  });

  it('loses nothing and does nothing twice when it is killed amid 200 commands', async () => {
    await done('InstantiateScenario', 'killed', { ...origin, template: anEmptyTemplate() });
    const ids: string[] = [];
    for (let i = 0; i < 200; i++) {
      ids.push(await command('SendMessage', 'killed', { message_id: `k${i}`, content: `${i}`, kind: 'test' }));
      if (i === 100) {
        await instantiator.kill('SIGKILL');
        instantiator = await start();
      }
    }
    for (const id of ids) expect((await bus.outcome(id)).type).toBe('MessageSent');
    const { chat_messages, version } = await readInstance('killed');
    expect(chat_messages.map(({ content }) => content)).toEqual(ids.map((_, index) => `${index}`));
    expect(version).toBe(201);
  });
});
