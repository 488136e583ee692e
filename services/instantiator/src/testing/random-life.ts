import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import type { House } from '@rehearsal/testing/house';

/** mulberry32: small, seeded, and good enough to choose by. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A word that one person alone says, so that it tells on whoever else has it. */
export const markOf = (person: number): string => `mark-${String(person).padStart(4, '0')}-end`;
export const marksIn = (text: string): string[] => [...new Set(text.match(/mark-\d{4}-end/g) ?? [])];

/** What one person's life came to: the ids that are theirs, and what their instance must hold at the end. */
export interface Life {
  mark: string;
  ids: string[];
  id: string;
  version: number;
  digest: string;
  isDeleted: boolean;
  /** What was read that holds another person's words. */
  foreign: string[];
}

/**
 * One test user among many of the same scenario, at everything that can be done to an instance, in an order of chance.
 * After each step what is read must be what that step gave, and nobody else's.
 */
export async function liveAtRandom(
  house: House,
  scenario: ScenarioView,
  person: number,
  seed: number,
  steps: number,
): Promise<Life> {
  const random = randomFrom(seed + person * 7919);
  const mark = markOf(person);
  let view = await house.anInstanceOf(scenario, { label: mark });
  const life: Life = { mark, ids: [view.id], id: view.id, version: 0, digest: '', isDeleted: false, foreign: [] };

  const look = (what: string, body: unknown) => {
    const strange = marksIn(JSON.stringify(body)).filter((found) => found !== mark);
    if (strange.length > 0) life.foreign.push(`${what}: ${strange.join(', ')}`);
  };
  const act = async <Body>(path: string, body: unknown = {}) => {
    const answer = await house.post<Body>(`/instances/${life.id}${path}`, body);
    look(`POST ${path}`, answer.body);
    return answer;
  };

  const acts = [
    () => act('/messages', { content: `I am ${mark} and I love to paint, step ${random(1000)}` }),
    () => act('/messages', { content: `Not for me, says ${mark}` }),
    () => act('/clock', { advance: 1 + random(100_000) }),
    () => act('/reset'),
    () => act('/undo-reset'),
    async () => {
      const { status, body } = await act<InstanceView>('/fork', { label: mark });
      // A fork goes on in place of its source every other time.
      if (status !== 201) return;
      life.ids.push(body.id);
      if (random(2) === 0) life.id = body.id;
    },
    async () => look('history', (await house.api('GET', `/instances/${life.id}/history`)).body),
    async () => look('chat', (await house.api('GET', `/instances/${life.id}/chat-messages?at=1`)).body),
    async () => look('plan', (await house.post('/instances/cleanup', { label: mark, dry_run: true })).body),
  ];
  for (let step = 0; step < steps; step++) {
    await acts[random(acts.length)]?.();
    view = await house.read(`/instances/${life.id}`);
    look(`GET after step ${step}`, view);
  }
  Object.assign(life, { version: view.version, digest: view.digest });
  if (random(5) === 0) {
    await house.api('DELETE', `/instances/${life.id}`);
    life.isDeleted = true;
  }
  return life;
}
