import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChangedInstance, ChatTurn, InstanceRow } from '@rehearsal/contracts/http/instances/instances';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import type { Turn } from '@rehearsal/contracts/instance/turn';
import { startHouse, type House } from '@rehearsal/testing/house';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import { leaveInTheMiddle, socketsOf } from '../testing/leaving-callers.js';

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.close());

const SAID = [
  'Hello, I am ready to begin.',
  'I grew up by the sea, and I have one sister.',
  'I am a nurse in a small town.',
  'I hope to become a calm painter.',
];

/** A conversation, the answers to its messages, and the whole instance at its end. */
async function aConversation() {
  const { id } = await house.anInstanceOf(await house.aScenario(anEmptyTemplate()));
  const answers: ChatTurn[] = [];
  for (const content of SAID) answers.push((await house.post<ChatTurn>(`/instances/${id}/messages`, { content })).body);
  return { id, answers, whole: await house.read(`/instances/${id}`) };
}

describe('a part of an instance', () => {
  it('is the last of what was said and done, with how much comes before it', async () => {
    const { id, whole } = await aConversation();
    const part = await house.read(`/instances/${id}?messages=last:3&actions=last:1`);
    expect(part).toEqual({
      ...whole,
      chat_messages: whole.chat_messages.slice(-3),
      actions: whole.actions.slice(-1),
      earlier: { messages: whole.chat_messages.length - 3, actions: whole.actions.length - 1 },
    });
    const { digest: _made, ...rest } = await house.read(`/instances/${id}?digest=no`);
    expect({ ...rest, digest: whole.digest }).toEqual(whole);
  });

  it('leads back to the beginning page by page, also in the past', async () => {
    const { id, whole } = await aConversation();
    const path = `/instances/${id}/chat-messages?at=${whole.version}&messages=last:3`;
    const said = [];
    for (let before = '', left = 1; left > 0;) {
      const page = await house.read<{ items: InstanceView['chat_messages']; earlier: number }>(path + before);
      said.unshift(...page.items);
      before = `&before=${page.items[0]?.id ?? ''}`;
      left = page.earlier;
    }
    expect(said).toEqual(whole.chat_messages);
  });

  it('is refused where it makes no sense', async () => {
    const { id } = await aConversation();
    const statusOf = async (query: string) => (await house.api('GET', `/instances/${id}?${query}`)).status;
    expect(await statusOf('messages=first:3')).toBe(400);
    expect(await statusOf('messages=last:3&before=nobody-said-this')).toBe(404);
  });

  it('of a version that is not there yet is not what is now, and says what is', async () => {
    const { id, whole } = await aConversation();
    const detail = `The instance "${id}" has no version ${whole.version + 1} yet; its newest is ${whole.version}.`;
    for (const part of ['', '/chat-messages', '/coach-state', '/turns'])
      expect(await house.api('GET', `/instances/${id}${part}?at=${whole.version + 1}`)).toMatchObject({
        status: 404,
        body: { code: 'NOT_FOUND', detail },
      });
    expect(await house.read(`/instances/${id}?at=${whole.version}`)).toEqual(whole);
  });
});

/** A scenario that is listed under a tag, with test users beside the one that comes with it. */
async function aScenarioInUse(tag: string, others: number) {
  const scenario = await house.aScenario(anEmptyTemplate(), [tag]);
  for (let made = 0; made < others; made++) await house.anInstanceOf(scenario);
  return scenario.id;
}

describe('how scenarios are used', () => {
  it('orders their list by what was made, deleted and spoken to, by whoever owns the instances', async () => {
    const few = await aScenarioInUse('in-use', 1);
    const many = await aScenarioInUse('in-use', 2);
    const listed = async (sort: string) => {
      const path = `/test-scenarios?tag=in-use&include=use&sort=${sort}`;
      const { items } = await house.read<{ items: ScenarioRow[] }>(path);
      return items.map(({ id, use }) => `${use?.instances ?? 'no'} of ${id === few ? 'few' : 'many'}`).join(', ');
    };
    const become = (sort: string, order: string) =>
      waitFor(`${sort} to be ${order}`, async () => (await listed(sort)) === order);
    await become('instances', '3 of many, 2 of few');
    await become('used', '3 of many, 2 of few');
    await house.post(`/instances/${few}-primary/messages`, { content: 'Hello' });
    await become('used', '2 of few, 3 of many');
    await become('used&order=asc', '3 of many, 2 of few');
    await house.post('/instances/cleanup', { scenario_id: many });
    await become('instances', '2 of few, 1 of many');
  });
});

describe('the list of instances', () => {
  it('is searched by words of the person, the label and the scenario, behind however many newer ones', async () => {
    const template = {
      ...anEmptyTemplate(),
      user: { ...anEmptyTemplate().user, first_name: 'Zoë', last_name: 'Sought' },
    };
    const scenario = await house.aScenario(template);
    const { id } = await house.anInstanceOf(scenario, { label: 'Left (alone)' });
    await house.anInstanceOf(await house.aScenario(anEmptyTemplate()));
    const found = async (words: string) => {
      const { items } = await house.read<{ items: InstanceRow[] }>(`/instances?limit=1&q=${encodeURIComponent(words)}`);
      return items.map((row) => row.id);
    };
    await waitFor('it to be listed', async () => (await found('zoe (ALONE)')).length === 1);
    expect(await found('zoe (ALONE)')).toEqual([id]);
    expect(await found(`sought left ${scenario.name}`)).toEqual([id]);
    expect(await found('zoe .*')).toEqual([]);
  });
});

describe('the answer to a message', () => {
  it('says what the turn changed, and the whole instance only on request', async () => {
    const { id, answers, whole } = await aConversation();
    expect(answers.map(({ reply }) => reply)).toEqual(whole.chat_messages.filter(({ role }) => role === 'coach'));
    expect(answers.flatMap(({ actions }) => actions.map(({ summary }) => summary))).toEqual(
      whole.actions.map(({ result_summary }) => result_summary),
    );
    expect(answers.at(-1)?.version).toBe(whole.version);
    expect(answers.every((answer) => !('instance' in answer))).toBe(true);
    const { body } = await house.post<ChatTurn>(`/instances/${id}/messages?include=instance`, { content: 'Yes' });
    expect(body.instance).toEqual(await house.read(`/instances/${id}`));
  });

  it('is the same when the message is given again under its key', async () => {
    const { id } = await aConversation();
    const headers = { prefer: 'wait=20', 'idempotency-key': 'the-same' };
    const say = (content: string) => house.api<ChatTurn>('POST', `/instances/${id}/messages`, { content }, headers);
    const first = await say('I love it!');
    await house.post(`/instances/${id}/messages`, { content: 'And more' });
    expect((await say('I love it!')).body).toEqual(first.body);
    expect((await say('Something else')).status).toBe(422);
  });
});

describe('the answer to a reset, and to its undo', () => {
  it('is the end of what is said then, with its digest, and the whole instance only on request', async () => {
    const said = Array.from({ length: 150 }, (_, index) => ({ role: 'user' as const, content: `Word ${index}` }));
    const { id } = await house.anInstanceOf(await house.aScenario({ ...anEmptyTemplate(), chat_messages: said }));
    const go = async (step: string) => (await house.post<ChangedInstance>(`/instances/${id}/${step}`)).body.instance;
    for (const step of ['reset', 'undo-reset']) {
      const end = await go(step);
      const whole = await house.read(`/instances/${id}`);
      expect(end).toEqual({
        ...whole,
        chat_messages: whole.chat_messages.slice(-100),
        earlier: { messages: 50, actions: 0 },
      });
      expect(await go(`${step}?include=instance`)).toEqual(await house.read(`/instances/${id}`));
    }
  });
});

describe('the turns of an instance', () => {
  const turnsOf = async (id: string, query = '') =>
    (await house.read<{ items: Turn[] }>(`/instances/${id}/turns${query}`)).items;

  it('tell what was said, what came of it, and through which phases it led', async () => {
    const { id, answers, whole } = await aConversation();
    const turns = await turnsOf(id);
    expect(turns.map(({ message }) => message.content)).toEqual(SAID);
    expect(turns.map(({ end }) => end?.reply)).toEqual(answers.map(({ reply }) => reply));
    expect(turns.map(({ end }) => end?.actions)).toEqual(answers.map(({ actions }) => actions));
    expect(turns.every(({ end }) => end?.engine === 'scripted' && end.prompt?.includes('Phase: '))).toBe(true);
    expect(turns.every(({ duration_ms }) => duration_ms !== null)).toBe(true);
    expect(turns[0]?.phase.before).toBe('INTRODUCTION');
    for (const [index, { phase }] of turns.entries())
      expect(phase.after).toBe(turns[index + 1]?.phase.before ?? whole.coach_state.current_phase);
    expect(await turnsOf(id, '?last=2')).toEqual(turns.slice(-2));
    expect(await turnsOf(id, '?prompts=no')).toEqual(
      turns.map((turn) => ({ ...turn, end: turn.end && { ...turn.end, prompt: null } })),
    );
  });

  it('go with a reset, come back with its undo, and follow a fork', async () => {
    const { id } = await aConversation();
    const turns = await turnsOf(id);
    await house.post(`/instances/${id}/reset`);
    expect(await turnsOf(id)).toEqual([]);
    await house.post(`/instances/${id}/undo-reset`);
    expect(await turnsOf(id)).toEqual(turns);
    const fork = (await house.post<InstanceView>(`/instances/${id}/fork`)).body;
    await house.post(`/instances/${fork.id}/messages`, { content: 'I love it!' });
    expect((await turnsOf(fork.id)).slice(0, -1)).toEqual(turns);
  });
});

describe('what the journal holds of a state', () => {
  const isUndo = ({ json }: { json: string }) => json.includes('"ResetUndone"');
  const commitsOf = async (id: string) =>
    (await house.documents()).filter(({ place, json }) => {
      return place === 'instantiator.instance_commits' && json.includes(`"aggregateId":"${id}"`);
    });

  it('is its source for a fork, and its version for the undo of a reset; both are whole for readers', async () => {
    const { id, whole } = await aConversation();
    const fork = (await house.post<InstanceView>(`/instances/${id}/fork`)).body;
    expect([fork.digest, fork.chat_messages]).toEqual([whole.digest, whole.chat_messages]);
    await house.post(`/instances/${id}/reset`);
    await house.post(`/instances/${id}/undo-reset`);
    expect((await house.read(`/instances/${id}`)).digest).toBe(whole.digest);
    const naming = [...(await commitsOf(fork.id)), ...(await commitsOf(id)).filter(isUndo)];
    expect(naming).toHaveLength(2);
    expect(naming.filter(({ json }) => json.includes(SAID[0] ?? ''))).toEqual([]);
  });

  it('is read from there once nobody has it in memory, also when the source is gone', async () => {
    const { id, whole } = await aConversation();
    const fork = (await house.post<InstanceView>(`/instances/${id}/fork`)).body;
    const ofFork = (await house.post<InstanceView>(`/instances/${fork.id}/fork`)).body;
    await house.api('DELETE', `/instances/${fork.id}`);
    await house.post(`/instances/${ofFork.id}/messages`, { content: 'And now?' });
    const read = await house.read(`/instances/${ofFork.id}?at=1`);
    expect([read.digest, read.profile.email]).toEqual([whole.digest, ofFork.profile.email]);
  });
});

describe('callers that go in the middle', () => {
  /** What one process keeps open at most for later: connections to its store, and to the owner that it reads from. */
  const POOLS = 20 + 32;
  const ALL = 1200;
  const AT_ONCE = 50;

  it('leave no connection open, in no process, but those that pools keep', async () => {
    const { id } = await house.anInstanceOf(await house.aScenario(anEmptyTemplate()));
    const sockets = () => Promise.all(house.processes.map(({ child }) => socketsOf(child.pid ?? 0)));
    const before = await sockets();
    for (let left = 0; left < ALL; left += AT_ONCE)
      await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => leaveInTheMiddle(house, id, left + index)));
    const after = await waitFor('the connections of those who left to be closed', async () => {
      const now = await sockets();
      return now.every((count, index) => count <= (before[index] ?? 0) + POOLS) ? now : undefined;
    });
    process.stderr.write(`of ${ALL} who left: connections before ${before.join(' ')}, after ${after.join(' ')}\n`);
    expect((await house.api('GET', `/instances/${id}`)).status).toBe(200);
  });
});
