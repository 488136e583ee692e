import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { anEmptyTemplate, aTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startHouse, type House, type Stored } from '@rehearsal/testing/house';
import { liveAtRandom, markOf, marksIn, type Life } from './testing/random-life.js';

const seed = proofSeed();
let house: House;
beforeAll(async () => {
  house = await startHouse({ env: { REAP_EVERY_SECONDS: '0.5' } });
});
afterAll(() => house.close());

const about = (stored: readonly Stored[], text: string) => stored.filter(({ json }) => json.includes(text));

/** A live session that has come to rest: nothing of it is on its way any more. */
async function aCanary(): Promise<{ id: string; documents: Stored[] }> {
  const id = await house.aGuestSays(['Hello', 'I grew up by the sea', 'I teach, and I love to paint']);
  const settled = await waitFor('the session to come to rest', async () => {
    const { pending_turns, chat_messages } = await house.read(`/instances/${id}`);
    return pending_turns.length === 0 && chat_messages.length >= 6;
  });
  expect(settled).toBe(true);
  return { id, documents: about(await house.documents(), id) };
}

describe('a live session', () => {
  it('is the same to the byte, in every collection, after a storm of everything that tests do', async () => {
    const canary = await aCanary();
    expect(canary.documents.length).toBeGreaterThan(3);
    const scenario = await house.aScenario(aTemplate(), ['storm']);
    const frozen = await house.post<{ id: string; template: { clock?: string } }>('/test-scenarios/freeze-session', {
      session_id: canary.id,
      name: 'Of a live session',
    });
    expect(frozen.status).toBe(201);

    await Promise.all(Array.from({ length: 6 }, (_, person) => liveAtRandom(house, scenario, person, seed, 12)));
    await house.anInstanceOf(scenario, { ttl: 1 });
    for (const filter of [{ tag: 'storm' }, { older_than: 1 }, { scenario_id: scenario.id }])
      expect((await house.post('/instances/cleanup', filter)).status).toBe(200);
    expect((await house.api('DELETE', `/test-scenarios/${scenario.id}`)).status).toBe(200);
    await waitFor('everything of the storm to be gone', async () => {
      const stored = await house.documents();
      return !stored.some(({ place, json }) => place === 'instantiator.instances' && json.includes(scenario.id));
    });

    // The frozen scenario names its source, as it should; everything else that is about the session is the session.
    const after = about(await house.documents(), canary.id).filter(({ place, json }) => {
      return !(place.startsWith('scenario.') && json.includes(frozen.body.id));
    });
    expect(after).toEqual(canary.documents);
  });

  it('refuses whatever is aimed at it; the refusals are on record beside it and change nothing of it', async () => {
    const { id } = await aCanary();
    const before = await house.read(`/instances/${id}`);
    const aimed: [string, string, object?][] = [
      ['POST', `/instances/${id}/messages`, { content: 'I am not who I seem' }],
      ['POST', `/instances/${id}/messages/m1/end`],
      ['POST', `/instances/${id}/reset`],
      ['POST', `/instances/${id}/undo-reset`],
      ['POST', `/instances/${id}/clock`, { advance: '1d' }],
      ['POST', `/instances/${id}/fork`],
      ['POST', `/instances/${id}/fork`, { at_version: 1 }],
      ['POST', `/instances/${id}/token`],
      ['DELETE', `/instances/${id}`],
    ];
    for (const [method, path, body] of aimed) {
      const answer = await house.api<{ code: string }>(method, path, method === 'POST' ? (body ?? {}) : undefined);
      expect([path, answer.status]).toEqual([path, 409]);
      expect(['INSTANCE_KIND_MISMATCH', 'INSTANCE_NOT_FROM_SCENARIO']).toContain(answer.body.code);
    }
    const { version, ...after } = await house.read(`/instances/${id}`);
    const { version: earlier, ...same } = before;
    expect(after).toEqual(same);
    const { items } = await house.read<{ items: { version: number; events: string[] }[] }>(`/instances/${id}/history`);
    const later = items.filter((row) => row.version > earlier);
    expect(later).toHaveLength(version - earlier);
    expect(new Set(later.flatMap(({ events }) => events))).toEqual(new Set(['CommandRefused']));
  });
});

describe('many test users of one scenario, at once and at random', () => {
  const people = proofSize(20, 100);
  const steps = proofSize(8, 20);

  it(`never read or write each other: ${people} of them, ${steps} steps each, seed ${seed}`, async () => {
    const scenario = await house.aScenario(anEmptyTemplate());
    const lives = await Promise.all(
      Array.from({ length: people }, (_, person) => liveAtRandom(house, scenario, person + 1000, seed, steps)),
    );
    expect(lives.flatMap(({ foreign }) => foreign)).toEqual([]);

    const stored = await house.documents();
    for (const life of lives) await expectUntouched(life);
    for (const { place, json } of stored) {
      const marks = marksIn(json);
      const owners = lives.filter(({ ids }) => ids.some((id) => json.includes(id)));
      // A document holds the words of one person at most, and then the ids of that person alone.
      expect({ place, marks: marks.length <= 1, owners: owners.length <= 1 }).toEqual({
        place,
        marks: true,
        owners: true,
      });
      const [owner] = owners;
      if (owner && marks.length > 0) expect({ place, marks }).toEqual({ place, marks: [owner.mark] });
    }
    expect(marksIn(stored.map(({ json }) => json).join('\n'))).toEqual(
      expect.arrayContaining(lives.map((_, person) => markOf(person + 1000))),
    );
  }, 600_000);

  /** What the person saw last is what there is: nobody has written since. */
  async function expectUntouched({ id, version, digest, isDeleted }: Life): Promise<void> {
    if (isDeleted) expect((await house.api('GET', `/instances/${id}`)).status).toBe(410);
    else expect(await house.read(`/instances/${id}`)).toMatchObject({ version, digest });
  }
});
