/** @slow sessions must come to their ends */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startHouse, type House } from '@rehearsal/testing/house';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';

const SOON = { SESSION_IDLE_HOURS: '0.002', REAP_EVERY_SECONDS: '0.2' };

let house: House;
const isClosed = (id: string) =>
  waitFor(`the session ${id} to be closed`, async () => (await house.read(`/instances/${id}`)).closed_at !== undefined);

describe('a live session that nobody speaks in any more', () => {
  beforeAll(async () => {
    house = await startHouse({ instantiators: 2, env: SOON });
  });
  afterAll(() => house.close());

  it('is closed for writing, says so with the remedy, and stays readable and freezable', async () => {
    const guest = await house.aGuest();
    expect((await guest.say('Hello')).status).toBe(200);
    await isClosed(guest.id);

    // Neither with the words on record nor without.
    for (const store of [true, false]) {
      const refused = await guest.say('Are you there?', store);
      expect(refused.status).toBe(409);
      expect(JSON.stringify(refused.body)).toContain('start a new one');
    }

    const { chat_messages, pending_turns } = await house.read(`/instances/${guest.id}`);
    expect(chat_messages.map(({ content }) => content)).toContain('Hello');
    expect([chat_messages.length, pending_turns]).toEqual([2, []]);
    expect((await house.post('/freeze-session', { session_id: guest.id, name: 'A closed one' })).status).toBe(201);
    // The list is read from the one owner, and the other may have closed it.
    await waitFor('the list to say so', async () => {
      const { items } = await house.read<{ items: { id: string; closed_at: string | null }[] }>('/sessions');
      return items.find(({ id }) => id === guest.id)?.closed_at;
    });
    const history = await house.read<{ items: { events: string[] }[] }>(`/instances/${guest.id}/history`);
    expect(history.items.filter(({ events }) => events.includes('SessionClosed'))).toHaveLength(1);
  });

  it('leaves test instances alone, however long they are idle', async () => {
    const guest = await house.aGuest();
    const { primary_instance } = await house.aScenario(anEmptyTemplate());
    await isClosed(guest.id);
    expect((await house.read(`/instances/${primary_instance?.id ?? ''}`)).closed_at).toBeUndefined();
  });
});

describe('a live session', () => {
  afterEach(() => house.close());

  it('is deleted when it has been closed for as long as it is kept', async () => {
    house = await startHouse({ env: { ...SOON, SESSION_RETENTION_DAYS: '0.00001' } });
    const { id } = await house.aGuest();
    const gone = await waitFor('the session to be deleted', async () => {
      const answer = await house.api('GET', `/instances/${id}`);
      return answer.status === 410 ? answer : undefined;
    });
    expect(gone.body).toMatchObject({ code: 'INSTANCE_DELETED' });
  });

  it('is not begun by a guest who has as many as a guest may have, nor when there are too many', async () => {
    house = await startHouse({ env: { LIVE_SESSIONS_PER_GUEST: '2', LIVE_SESSIONS_MAX: '3' } });
    const guest = await house.aGuest();
    expect((await guest.begin()).status).toBeLessThan(300);
    const refused = await guest.begin();
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).toContain('at most 2 sessions');
    const another = await house.aGuest();
    const beyond = await another.begin();
    expect([beyond.status, JSON.stringify(beyond.body)]).toEqual([
      409,
      expect.stringContaining('live sessions, which is the limit'),
    ]);
  });
});
