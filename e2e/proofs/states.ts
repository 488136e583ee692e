import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { rawTemplate } from '@rehearsal/contracts/testing/arbitrary-state';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { system } from '../stories/one-system.js';
import { prefer } from '../system.js';

/** As many as keep two cores busy: a proof is about what is true, not about how fast it is shown. */
const AT_ONCE = 6;
const SEED = proofSeed();

async function call<Body>(method: string, path: string, body?: unknown): Promise<Body> {
  const answer = await system.api<Body>(method, path, { ...(body === undefined ? {} : { body }), headers: prefer });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
const create = (name: string, template: unknown) => call<ScenarioView>('POST', '/test-scenarios', { name, template });
const primaryOf = ({ primary_instance }: ScenarioView) => primary_instance?.id ?? '';
const instance = (id: string, at?: number) =>
  call<InstanceView>('GET', `/instances/${id}${at === undefined ? '' : `?at=${at}`}`);

/** Runs `work` for 0 to count - 1, some at a time; the first that fails ends it and names its number and the seed. */
async function forEachOf(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      try {
        await work(index);
      } catch (error) {
        next = count;
        throw new Error(`case ${index} of seed ${SEED}`, { cause: error });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const sample = <T>(arbitrary: fc.Arbitrary<T>, count: number): T[] =>
  fc.sample(arbitrary, { seed: SEED, numRuns: count });

/** What people say: some of it moves the coach on, some of it does not. */
const said = fc.constantFrom(
  'Hello',
  'I grew up by the sea with two brothers',
  'We are four at home',
  'I teach, and I live in a small town',
  'I love painting and long walks',
  'I hope to become calmer',
  'Yes, let us go on',
  'A patient father',
  'I love it!',
  'Refine it',
  'Not for me',
  'Skip this one',
  'I do not know… 🙂',
);
const conversation = (most: number) => fc.array(said, { minLength: 1, maxLength: most });

async function say(id: string, content: string): Promise<InstanceView> {
  return (await call<{ instance: InstanceView }>('POST', `/instances/${id}/messages?include=instance`, { content }))
    .instance;
}

const templates = sample(rawTemplate, proofSize(20, 500));

describe('any template', () => {
  it('is the same after create, GET and PUT, and after freeze and instantiate', async () => {
    await forEachOf(templates.length, async (index) => {
      const made = await create(`Any ${index}`, templates[index]);
      const path = `/test-scenarios/${made.id}`;
      const { version: _before, updated_at: _then, ...read } = await call<ScenarioView>('GET', path);
      await call('PUT', path, await call('GET', path));
      const { version: _after, updated_at: _now, ...again } = await call<ScenarioView>('GET', path);
      expect(again).toEqual(read);

      const { digest } = await instance(primaryOf(made));
      const frozen = await call<ScenarioView>('POST', '/freeze-session', {
        instance_id: primaryOf(made),
        name: `Any ${index}, frozen`,
        raw_reason: 'to compare the two letter by letter',
      });
      expect((await instance(primaryOf(frozen))).digest).toBe(digest);
      const another = await call<InstanceView>('POST', `/test-scenarios/${frozen.id}/instances`, {});
      expect(another.digest).toBe(digest);
    });
  });
});

describe('a reset after any conversation', () => {
  it('gives the template again, to the person with the same id and address', async () => {
    const scenarios = await Promise.all(
      templates.slice(0, 10).map((template, index) => create(`Reset ${index}`, template)),
    );
    const conversations = sample(conversation(3), proofSize(30, 1000));
    await forEachOf(conversations.length, async (index) => {
      const scenario = scenarios[index % scenarios.length] as ScenarioView;
      const fresh = await call<InstanceView>('POST', `/test-scenarios/${scenario.id}/instances`, {});
      for (const content of conversations[index] ?? []) await say(fresh.id, content);
      const used = await instance(fresh.id);
      expect(used.digest).not.toBe(fresh.digest);
      await call('POST', `/instances/${fresh.id}/reset`, {});
      const { id, email, digest } = await instance(fresh.id).then((view) => ({ ...view, email: view.profile.email }));
      expect({ id, email, digest }).toEqual({ id: fresh.id, email: fresh.profile.email, digest: fresh.digest });
      await call('POST', `/instances/${fresh.id}/undo-reset`, {});
      expect((await instance(fresh.id)).digest).toBe(used.digest);
    });
  });
});

describe('a fork at any message of any conversation', () => {
  it('is the state that was recorded there', async () => {
    const scenario = await create('Forked at any message', templates[0]);
    const conversations = sample(conversation(5), proofSize(5, 200));
    await forEachOf(conversations.length, async (index) => {
      const { id } = await call<InstanceView>('POST', `/test-scenarios/${scenario.id}/instances`, {});
      const recorded = new Map<string, string>();
      for (const content of conversations[index] ?? []) {
        const view = await say(id, content);
        recorded.set(view.chat_messages.at(-1)?.id ?? '', view.digest);
      }
      for (const [after_message_id, digest] of recorded) {
        const fork = await call<InstanceView>('POST', `/instances/${id}/fork`, { after_message_id });
        expect(fork.digest).toBe(digest);
      }
    });
  });
});

describe('a freeze while 50 messages a second arrive', () => {
  /** A conversation grows by what is said and answered, so each is left after so many freezes. */
  const FREEZES_EACH = 20;

  it('is the state at exactly one version', async () => {
    const scenario = await create('Talked over', templates[0]);
    const rounds = Math.ceil(proofSize(20, 1000) / FREEZES_EACH);
    for (let round = 0; round < rounds; round++) {
      const { id } = await call<InstanceView>('POST', `/test-scenarios/${scenario.id}/instances`, {});
      const sent: Promise<{ status: number }>[] = [];
      const talk = setInterval(
        () =>
          sent.push(system.api('POST', `/instances/${id}/messages`, { body: { content: `Message ${sent.length}` } })),
        1000 / 50,
      );
      const frozen: ScenarioView[] = [];
      try {
        for (let index = 0; index < FREEZES_EACH; index++) {
          frozen.push(
            await call<ScenarioView>('POST', '/freeze-session', {
              instance_id: id,
              name: `Talked over ${round}-${index}`,
              raw_reason: 'to compare the two letter by letter',
            }),
          );
        }
      } finally {
        clearInterval(talk);
      }
      const answers = await Promise.all(sent);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));

      const versions = new Set(frozen.map(({ source }) => source?.version ?? 0));
      expect(versions.size).toBeGreaterThan(1);
      const { version: last } = await instance(id);
      for (const view of frozen) {
        const version = view.source?.version ?? 0;
        const { digest } = await instance(primaryOf(view));
        const around = [version - 1, version, version + 1].filter((at) => at > 0 && at <= last);
        const same = await Promise.all(around.map(async (at) => (await instance(id, at)).digest === digest));
        expect(around.filter((_, index) => same[index])).toEqual([version]);
      }
    }
  });
});
