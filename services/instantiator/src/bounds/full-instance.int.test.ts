import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Template } from '@rehearsal/contracts/template/template';
import { startHouse, type House } from '@rehearsal/testing/house';
import { proofSize } from '@rehearsal/testing/proof-size';
import { anEmptyTemplate } from '@rehearsal/testing/templates';

const INSTANCE_MAX_BYTES = proofSize(1_000_000, 6_000_000);
const INSTANCE_MAX_MESSAGES = proofSize(3_000, 10_000);
const LONG = 'a'.repeat(99_000);

/** The full size takes minutes. */
jest.setTimeout(proofSize(300_000, 1_800_000));

let house: House;
beforeAll(async () => {
  house = await startHouse({
    instantiators: 2,
    env: { INSTANCE_MAX_BYTES: String(INSTANCE_MAX_BYTES), INSTANCE_MAX_MESSAGES: String(INSTANCE_MAX_MESSAGES) },
  });
});
afterAll(() => house.close());

const withMessages = (count: number, content: string): Template => ({
  ...anEmptyTemplate(),
  chat_messages: Array.from({ length: count }, (_, index) => ({ role: 'user', content: `${index} ${content}` })),
});
const full = { status: 409, body: { code: 'INSTANCE_FULL', detail: expect.stringContaining('is the limit') } };

const read = (id: string) => house.read(`/instances/${id}`);
const post = (path: string, body: unknown = {}) => house.api('POST', path, body);
const say = (id: string, content: string) => post(`/instances/${id}/messages`, { content });
const make = async (path: string, body: object): Promise<{ id: string }> => {
  const { status, body: made } = await post(path, body);
  expect(status).toBe(201);
  return { id: String(made.id) };
};
const aScenario = (name: string, template: Template) => make('/test-scenarios', { name, template });
const anInstanceOf = ({ id }: { id: string }) => make(`/test-scenarios/${id}/instances`, {});

async function fill(id: string): Promise<number> {
  for (let said = 0; ; said += 1) {
    const { status, body } = await say(id, LONG);
    if (status === 201) continue;
    expect({ status, body }).toMatchObject(full);
    return said;
  }
}

describe('an instance that is full', () => {
  it('refuses the message that does not fit, keeps all it has, and holds nobody else up, also for an owner that knows nothing of it', async () => {
    const scenario = await aScenario('Filled', anEmptyTemplate());
    const others = await Promise.all(Array.from({ length: 18 }, () => anInstanceOf(scenario)));
    const { id } = await anInstanceOf(scenario);
    const said = await fill(id);
    const bytes = JSON.stringify(await read(id)).length;
    // Not before there is no room for one more, beside an answer and the prompt that it was given for.
    expect(bytes).toBeGreaterThan(INSTANCE_MAX_BYTES - 3 * LONG.length);
    expect(bytes).toBeLessThan(INSTANCE_MAX_BYTES + 1_000_000);

    const othersGoOn = async (content: string) => {
      const [answers, refused] = await Promise.all([
        Promise.all(others.map((other) => say(other.id, content))),
        say(id, LONG),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(others.map(() => 201));
      expect(refused).toMatchObject(full);
    };
    await othersGoOn('Hello');
    await house.killAnInstantiator();
    await othersGoOn('Still there?');

    const { chat_messages, pending_turns } = await read(id);
    expect(chat_messages.filter(({ content }) => content === LONG)).toHaveLength(said);
    expect(pending_turns).toEqual([]);
    expect((await post(`/instances/${id}/fork`)).status).toBe(201);
    expect((await post('/freeze-session', { instance_id: id, name: 'A full one' })).status).toBe(201);
    expect((await post(`/instances/${id}/reset`)).status).toBe(200);
    expect((await say(id, 'Again')).status).toBe(201);
  });

  it('is never made: of a template that is too large there is neither scenario nor version nor instance', async () => {
    const tooLarge = withMessages(Math.ceil((INSTANCE_MAX_BYTES + 1_000_000) / 90_000), 'b'.repeat(90_000));
    // What the door lets in is smaller than the largest bound; the rows of a state are larger than those of a template.
    const template: Template =
      INSTANCE_MAX_BYTES > 2_000_000 ? withMessages(INSTANCE_MAX_MESSAGES, 'b'.repeat(400)) : tooLarge;
    const rows = Array.from({ length: 9_000 }, (_, index) => ({ note: `${index}` }));
    const large = { ...template, user_notes: rows } as Template;
    const refused = { status: 422, body: { code: 'SCENARIO_TOO_LARGE' } };
    expect(await post('/test-scenarios', { name: 'Too large', template: large })).toMatchObject(refused);
    const file = { content: { name: 'Too large', template: large } };
    expect(await post('/test-scenarios/import', file)).toMatchObject(refused);
    expect(await house.read('/test-scenarios?q=too')).toMatchObject({ items: [] });
    const { id } = await aScenario('Small', anEmptyTemplate());
    expect(await house.api('PATCH', `/test-scenarios/${id}`, { template: large })).toMatchObject(refused);
    expect(await house.read(`/test-scenarios/${id}`)).toMatchObject({ version: 1 });
  });

  it('holds as many messages as it may, each with its answer', async () => {
    const scenario = await aScenario('Long', withMessages(INSTANCE_MAX_MESSAGES - 3, 'c'));
    const { id } = await anInstanceOf(scenario);
    expect((await say(id, 'The last')).status).toBe(201);
    expect(await say(id, 'One too many')).toMatchObject(full);
    expect((await read(id)).chat_messages).toHaveLength(INSTANCE_MAX_MESSAGES - 1);
  });
});
