import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { newcomer } from '@rehearsal/contracts/coaching/newcomer';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startCoach, type CoachUnderTest } from '../testing/coach-under-test.js';
import { converse } from '../testing/converse.js';
import { WHOLE_WALK } from '../testing/whole-walk.js';

let coach: CoachUnderTest;
beforeAll(async () => {
  coach = await startCoach();
});
afterAll(() => coach.close());

describe("a whole walk through the coach's API", () => {
  it('goes word for word as the engine says, and leaves the same session', async () => {
    const { token } = await coach.guestLogin();
    const sdk = new OpenAI({ baseURL: `${coach.url}/v1/conv`, apiKey: token, maxRetries: 0 });
    const { id } = await new OpenAI({ baseURL: `${coach.url}/v1`, apiKey: token }).conversations.create();
    const view = () => coach.instantiator.view(id);
    const expected = converse(
      newcomer({ first_name: view()?.profile.first_name ?? '' }),
      WHOLE_WALK.map(({ says }) => says),
    );
    for (const [index, { says, phase }] of WHOLE_WALK.entries()) {
      const asked = { model: 'scripted', messages: [{ role: 'user' as const, content: says }], store: true };
      const answered = await sdk.chat.completions.create({ ...asked, conversation: id } as typeof asked);
      expect(answered.choices[0]?.message.content).toBe(expected[index]?.answer.reply.content);
      await waitFor('the turn to be kept', () => view()?.chat_messages.length === 2 * (index + 1));
      expect(view()?.coach_state.current_phase).toBe(phase);
    }
    const namesOf = (state: { identities: { name: string; state: string }[] } | undefined) =>
      state?.identities.map(({ name, state: reached }) => [name, reached]);
    expect(namesOf(view())).toEqual(namesOf(expected.at(-1)?.state));
    expect(view()?.chat_messages).toHaveLength(2 * WHOLE_WALK.length);
    expect(view()?.pending_turns).toEqual([]);
  });
});
