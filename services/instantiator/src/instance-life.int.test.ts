import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChangedInstance } from '@rehearsal/contracts/http/instances/instances';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { Turn } from '@rehearsal/contracts/instance/turn';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { collectionOf, openMongo } from '@rehearsal/platform/stores/mongo';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { anEmptyTemplate, aTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startHouse, type House } from '@rehearsal/testing/house';

let house: House;
beforeAll(async () => {
  // Two owners, so two reapers, which look at the same instances all the time.
  house = await startHouse({ instantiators: 2, env: { REAP_EVERY_SECONDS: '0.2' } });
});
afterAll(() => house.close());

interface Problem {
  code: string;
  detail: string;
}
interface Clock {
  now: string;
  real_now: string;
  offset_ms: number;
}
const DAY_MS = 86_400_000;
const statusOf = async (path: string) => (await house.api('GET', path)).status;
const codeOf = ({ status, body }: { status: number; body: Problem }) => [status, body.code];

describe('a fork', () => {
  it('can be forked again at what it brought from its source, also when that is deleted', async () => {
    const { id } = await house.anInstanceOf(await house.aScenario(aTemplate()));
    const views: InstanceView[] = [];
    for (const content of ['One', 'Two', 'Three'])
      views.push(
        (await house.post<{ instance: InstanceView }>(`/instances/${id}/messages?include=instance`, { content })).body
          .instance,
      );
    const ends = views.map(({ chat_messages }) => chat_messages.at(-1)?.id);
    const forkAt = async (from: string, after_message_id?: string) =>
      await house.post<InstanceView & Problem>(`/instances/${from}/fork`, { after_message_id });
    const { body: fork } = await forkAt(id, ends[1]);
    const { body: ofFork } = await forkAt(fork.id);
    await house.api('DELETE', `/instances/${id}`);
    for (const from of [fork.id, ofFork.id]) {
      const { body: again } = await forkAt(from, ends[0]);
      expect([again.digest, again.forked_from]).toEqual([
        views[0]?.digest,
        { instance_id: id, version: views[0]?.version },
      ]);
      expect((await forkAt(from, ends[2])).body.code).toBe('MESSAGE_NOT_FOUND');
    }
  });
});

describe('the engine and the seed of an instance', () => {
  it('answer it, outlive its reset and go into its fork', async () => {
    const scenario = await house.aScenario(anEmptyTemplate());
    const made = await house.anInstanceOf(scenario, { engine: 'scripted', seed: 7 });
    const { version } = made;
    await house.post(`/instances/${made.id}/messages`, { content: 'Hello' });
    const { items } = await house.read<{ items: Turn[] }>(`/instances/${made.id}/turns`);
    expect(items[0]?.end).toMatchObject({ engine: 'scripted', fingerprint: expect.any(String), seed: 7 });
    const { body: fork } = await house.post<InstanceView>(`/instances/${made.id}/fork`, { at_version: version });
    await house.post(`/instances/${made.id}/reset`);
    const chosen = [await house.read(`/instances/${made.id}`), fork, await house.anInstanceOf(scenario)];
    expect(chosen.map(({ engine, seed }) => [engine, seed])).toEqual([
      ['scripted', 7],
      ['scripted', 7],
      [null, null],
    ]);
  });

  it('are known before anything is made: a name that no engine has is told, with the one that was meant', async () => {
    const { id } = await house.aScenario(anEmptyTemplate());
    const { body } = await house.api<{ items: { name: string; default: boolean }[] }>('GET', '/engines');
    expect(body.items).toMatchObject([{ name: 'scripted', kind: 'scripted', default: true }]);
    const answer = await house.post<Problem>(`/test-scenarios/${id}/instances`, { engine: 'scriptd' });
    expect(codeOf(answer)).toEqual([422, 'ENGINE_UNKNOWN']);
    expect(answer.body.detail).toBe('There is no engine "scriptd". Did you mean scripted?');
    const { items } = (await house.api<{ items: { primary: boolean }[] }>('GET', `/test-scenarios/${id}/instances`))
      .body;
    expect(items.filter(({ primary }) => !primary)).toEqual([]);
  });

  it('are refused where they can be none', async () => {
    const { id } = await house.aScenario(anEmptyTemplate());
    for (const bad of [{ seed: -1 }, { seed: 2 ** 32 }, { seed: '1' }, { engine: '' }, { engine: 7 }])
      expect(codeOf(await house.post<Problem>(`/test-scenarios/${id}/instances`, bad))).toEqual([400, 'INVALID_INPUT']);
  });
});

describe('the undo of a reset', () => {
  it('holds after more was said, says what it takes away, and can be undone itself', async () => {
    const { id } = await house.anInstanceOf(await house.aScenario(aTemplate()));
    await house.post(`/instances/${id}/messages`, { content: 'Before the reset' });
    const before = await house.read(`/instances/${id}`);
    await house.post(`/instances/${id}/reset`);
    await house.post(`/instances/${id}/messages`, { content: 'After the reset' });
    const after = await house.read(`/instances/${id}`);
    const undo = async () => (await house.post<ChangedInstance>(`/instances/${id}/undo-reset`)).body;

    const undone = await undo();
    expect(undone.message).toContain('2 messages that were said since left out');
    expect([undone.instance.digest, undone.instance.reset_undone]).toEqual([before.digest, true]);
    const redone = await undo();
    expect([redone.instance.digest, redone.instance.reset_undone]).toEqual([after.digest, false]);
    expect(redone.instance.chat_messages).toEqual(after.chat_messages);
    expect((await undo()).instance.digest).toBe(before.digest);
  });
});

describe('the clock', () => {
  it('of an instance dates what is said from then on, by person and coach alike', async () => {
    const { id } = await house.anInstanceOf(await house.aScenario(anEmptyTemplate()));
    const { status, body } = await house.post<{ clock: Clock; instance: InstanceView }>(`/instances/${id}/clock`, {
      advance: 'P3D',
    });
    expect([status, body.clock.offset_ms, body.instance.clock]).toEqual([200, 3 * DAY_MS, { offset_ms: 3 * DAY_MS }]);
    const asked = Date.now();
    const turn = await house.post<{ instance: InstanceView }>(`/instances/${id}/messages?include=instance`, {
      content: 'Hello again',
    });
    const stamps = turn.body.instance.chat_messages.map(({ timestamp }) => Date.parse(timestamp));
    expect(stamps).toHaveLength(2);
    for (const stamp of stamps) expect(stamp).toBeGreaterThanOrEqual(asked + 3 * DAY_MS);
    expect(Date.parse(turn.body.instance.updated_at)).toBeLessThan(asked + DAY_MS);

    const clock = await house.read<Clock>(`/instances/${id}/clock`);
    expect(Date.parse(clock.now) - Date.parse(clock.real_now)).toBe(3 * DAY_MS);
  });

  it('is kept exactly by fork, time travel and the undo of a reset, which makes it real', async () => {
    const { id } = await house.anInstanceOf(await house.aScenario(aTemplate()));
    await house.post(`/instances/${id}/clock`, { advance: 60 });
    await house.post(`/instances/${id}/clock`, { advance: '1d' });
    const fork = (await house.post<InstanceView>(`/instances/${id}/fork`, { at_version: 2 })).body;
    expect(fork.clock).toEqual({ offset_ms: 60_000 });
    await house.post(`/instances/${id}/reset`);
    expect((await house.read(`/instances/${id}`)).clock).toBeUndefined();
    await house.post(`/instances/${id}/undo-reset`);
    expect((await house.read(`/instances/${id}`)).clock).toEqual({ offset_ms: DAY_MS + 60_000 });
    expect((await house.read(`/instances/${id}?at=2`)).clock).toEqual({ offset_ms: 60_000 });
    expect((await house.read(`/instances/${id}?at=4`)).clock).toBeUndefined();
  });

  it('never goes back, and what is no move is told so', async () => {
    const { id } = await house.anInstanceOf(await house.aScenario(anEmptyTemplate()));
    const move = (body: unknown) => house.post<Problem>(`/instances/${id}/clock`, body);
    const back = await move({ set: '2020-01-01T00:00:00Z' });
    expect(codeOf(back)).toEqual([409, 'CLOCK_GOES_BACK']);
    expect(back.body.detail).toContain('give a later time, or reset the instance');
    expect(codeOf(await move({ set: '3001-01-01T00:00:00Z' }))).toEqual([409, 'CLOCK_TOO_FAR']);
    const bad = [
      {},
      { set: 'tomorrow' },
      { advance: -5 },
      { advance: 'P1M' },
      { advance: '1d', set: '2030-01-01T00:00:00Z' },
    ];
    for (const body of bad) expect(codeOf(await move(body))).toEqual([400, 'INVALID_INPUT']);
    expect((await house.read(`/instances/${id}`)).clock).toBeUndefined();
  });

  it('of a template is where its instances begin, and a freeze takes it along', async () => {
    const scenario = await house.aScenario({ ...anEmptyTemplate(), clock: '2031-05-01T08:00:00.000Z' });
    const { id } = await house.anInstanceOf(scenario);
    const turn = await house.post<{ instance: InstanceView }>(`/instances/${id}/messages?include=instance`, {
      content: 'Hello',
    });
    expect(turn.body.instance.chat_messages[0]?.timestamp).toMatch(/^2031-05-01T08:0/);
    const frozen = await house.post<ScenarioView>('/test-scenarios/freeze-session', { instance_id: id, name: 'Later' });
    expect(frozen.body.template.clock).toMatch(/^2031-05-01T08:0/);
  });
});

describe('a test instance with an end', () => {
  it('is deleted once when its time is up, by the service and on record; what has no end stays', async () => {
    const scenario = await house.aScenario(anEmptyTemplate());
    const stays = await house.anInstanceOf(scenario, { ttl: null });
    const goes = await house.anInstanceOf(scenario, { ttl: '1s' });
    const fork = (await house.post<InstanceView>(`/instances/${stays.id}/fork`, { ttl: 1 })).body;
    expect([stays.expires_at, typeof goes.expires_at, typeof fork.expires_at]).toEqual([undefined, 'string', 'string']);

    for (const id of [goes.id, fork.id]) {
      await waitFor(`${id} to be gone`, async () => (await statusOf(`/instances/${id}`)) === 410);
      const { items } = await house.read<{ items: { command: string; actor: object; events: string[] }[] }>(
        `/instances/${id}/history`,
      );
      expect(items.slice(1)).toMatchObject([
        { command: 'DeleteInstance', actor: { id: 'instantiator', role: 'service' }, events: ['InstanceDeleted'] },
      ]);
    }
    expect(await statusOf(`/instances/${stays.id}`)).toBe(200);
    expect(await statusOf(`/instances/${scenario.primary_instance?.id ?? ''}`)).toBe(200);
  });

  it('shows it in lists, and must be one', async () => {
    const scenario = await house.aScenario(anEmptyTemplate());
    const { id, expires_at } = await house.anInstanceOf(scenario, { ttl: 'P1D' });
    // The list is read from the one owner, and the instances may have been made by the other.
    const items = await waitFor('both in the list', async () => {
      const list = await house.read<{ items: { id: string; expires_at: string | null }[] }>(
        `/test-scenarios/${scenario.id}/instances`,
      );
      return list.items.length === 2 ? list.items : undefined;
    });
    expect(items).toContainEqual(expect.objectContaining({ id, expires_at }));
    expect(items).toContainEqual(expect.objectContaining({ id: scenario.primary_instance?.id, expires_at: null }));
    for (const ttl of [0, 'soon', 'P1Y'])
      expect((await house.post(`/test-scenarios/${scenario.id}/instances`, { ttl })).status).toBe(400);
  });
});

describe('what is deleted', () => {
  it('says when, refuses what comes late, and stays deleted', async () => {
    const { id } = await house.anInstanceOf(await house.aScenario(anEmptyTemplate()));
    const deletion = await house.api('DELETE', `/instances/${id}`);
    expect(deletion.status).toBe(200);
    const gone = await house.api<Problem>('GET', `/instances/${id}`);
    expect(codeOf(gone)).toEqual([410, 'INSTANCE_DELETED']);
    expect(gone.body.detail).toMatch(/was deleted at 20\d\d-/);
    for (const command of ['messages', 'clock', 'undo-reset', 'fork', 'reset']) {
      const body = command === 'messages' ? { content: 'Hi' } : command === 'clock' ? { advance: 1 } : {};
      expect([command, ...codeOf(await house.post<Problem>(`/instances/${id}/${command}`, body))]).toEqual([
        command,
        410,
        'INSTANCE_DELETED',
      ]);
    }
    expect(codeOf(await house.api<Problem>('DELETE', `/instances/${id}`))).toEqual([410, 'INSTANCE_DELETED']);
    expect(await statusOf(`/instances/${id}?at=1`)).toBe(200);
  });

  it('of a scenario is never a primary instance alone', async () => {
    const { primary_instance } = await house.aScenario(anEmptyTemplate());
    const id = primary_instance?.id ?? '';
    const refused = await house.api<Problem>('DELETE', `/instances/${id}`);
    expect(codeOf(refused)).toEqual([409, 'INSTANCE_IS_PRIMARY']);
    expect(refused.body.detail).toContain('reset the instance, or delete the scenario');
    expect(await statusOf(`/instances/${id}`)).toBe(200);
  });

  it('of a scenario is remembered for as long as a command about it may be on its way', async () => {
    const store = await openMongo({
      url: backingFromEnv().MONGO_URL,
      namespace: house.namespace,
      service: 'instantiator',
    });
    try {
      const remembered = collectionOf<{ _id: string; deleted_at: string; learned_at: string }>(
        store,
        'deleted_scenarios',
      );
      const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
      await remembered.insertMany(
        [29, 31].map((days) => ({ _id: `gone-${days}`, deleted_at: ago(days), learned_at: ago(days) })),
      );
      await waitFor(
        'the older one to be forgotten',
        async () => (await remembered.findOne({ _id: 'gone-31' })) === null,
      );
      expect(await remembered.findOne({ _id: 'gone-29' })).toMatchObject({ learned_at: expect.any(String) as unknown });
    } finally {
      await store.close();
    }
  });

  it('with its scenario takes all its instances with it, also one that is made while it goes', async () => {
    const scenario = await house.aScenario(anEmptyTemplate());
    const { id: forkable } = await house.anInstanceOf(scenario);
    const racing = Array.from({ length: 30 }, () =>
      house.post<InstanceView>(`/test-scenarios/${scenario.id}/instances`),
    );
    const deletion = await house.api('DELETE', `/test-scenarios/${scenario.id}`);
    expect(deletion.status).toBe(200);
    const answers = await Promise.all(racing);
    for (const { status } of answers) expect([201, 404, 410]).toContain(status);

    await waitFor('no instance to be left', async () => {
      const stored = await house.documents();
      return !stored.some(({ place, json }) => place === 'instantiator.instances' && json.includes(scenario.id));
    });
    for (const { status, body } of answers)
      if (status === 201) expect(await statusOf(`/instances/${body.id}`)).toBe(410);
    expect(codeOf(await house.post<Problem>(`/instances/${forkable}/fork`, { at_version: 1 }))).toEqual([
      410,
      'INSTANCE_DELETED',
    ]);
    expect((await house.post(`/test-scenarios/${scenario.id}/instances`)).status).toBe(404);
  });
});
