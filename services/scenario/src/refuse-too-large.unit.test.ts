import { describe, expect, it } from '@jest/globals';
import type { Template } from '@rehearsal/contracts/template/template';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import type { ScenarioNames } from './naming/reserve-name.js';
import { handlers } from './service.js';

const now = '2026-02-01T12:00:00.000Z';
const actor = { id: 'admin-1', role: 'admin' } as const;
const context = { id: 's1', version: 1, now, actor };
const given = { id: 'c1', aggregateId: 's1', correlationId: 'c1', time: now, actor, version: 1 as const };
const withMessages = (count: number, length: number): Template => ({
  ...anEmptyTemplate(),
  chat_messages: Array.from({ length: count }, () => ({ role: 'user', content: 'a'.repeat(length) })),
});

/** Nobody may be asked for a name: it would be taken by what never comes to be. */
const names = {
  reserve: () => {
    throw new Error('a name was claimed');
  },
} as unknown as ScenarioNames;
const decide = handlers(names, { messages: 3, bytes: 10_000 });

describe('a scenario whose instances would be too large', () => {
  it.each([
    ['by messages', withMessages(4, 1), 'The template holds 4 messages, and an instance at most 3.'],
    ['by bytes', withMessages(3, 400_000), 'and 1010000 is the limit.'],
  ])('%s is neither made nor frozen from a session, and claims no name', async (_what, template, why) => {
    const content = { name: 'Large', description: '', tags: [], template };
    const source = { instance_id: 'i1', version: 7, kind: 'live' as const };
    const refused = { refusal: 'SCENARIO_TOO_LARGE', message: expect.stringContaining(why) as unknown };
    const created = async () =>
      decide.CreateScenario(
        undefined,
        { ...given, type: 'CreateScenario', data: { ...content, rehearsals: [] } },
        context,
      );
    const frozen = async () =>
      decide.FreezeSession(undefined, { ...given, type: 'FreezeSession', data: { ...content, source } }, context);
    await expect(created()).rejects.toMatchObject(refused);
    await expect(frozen()).rejects.toMatchObject(refused);
  });
});
