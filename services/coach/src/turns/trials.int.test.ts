import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startCoach, type CoachUnderTest } from '../testing/coach-under-test.js';
import { silent, startStubModel, type StubModel } from '@rehearsal/testing/stub-model';

const TRIALS = 12;
let model: StubModel;
let coach: CoachUnderTest;

beforeAll(async () => {
  model = await startStubModel();
  model.behave(...Array.from({ length: TRIALS }, () => silent));
  coach = await startCoach({
    TURN_CONCURRENCY: '1',
    TURN_TRIAL_CONCURRENCY: '3',
    ENGINES: JSON.stringify({ slow: { kind: 'openai', base_url: model.url, model: 'm', timeout_seconds: 600 } }),
  });
});
afterAll(async () => {
  // The engine goes first: turns that still wait for it then end, and the coach with them.
  model.close();
  await coach.close();
});

it('lets no person wait behind trials, however many wait for a slow engine', async () => {
  const rehearsal = { id: 'rehearsal', role: 'service' } as const;
  for (let trial = 0; trial < TRIALS; trial++) {
    await coach.instantiator.addTestInstance(`trial-${trial}`, { engine: 'slow', seed: trial });
    const data = { message_id: 'm1', content: 'Hello', kind: 'test' };
    await coach.bus.send('instance.commands.v1', 'SendMessage', `trial-${trial}`, data, { actor: rehearsal });
  }
  await waitFor('the trials to be at the engine', () => model.asked().length >= 3);
  await coach.instantiator.addTestInstance('person');
  const data = { message_id: 'm1', content: 'Hello', kind: 'test' };
  const sent = await coach.bus.send('instance.commands.v1', 'SendMessage', 'person', data);
  expect((await coach.bus.outcome(sent, 'CoachReplied')).type).toBe('CoachReplied');
  const waiting = Array.from(
    { length: TRIALS },
    (_, trial) => coach.instantiator.view(`trial-${trial}`)?.pending_turns,
  );
  expect(waiting).toEqual(Array.from({ length: TRIALS }, () => ['m1']));
  expect(model.asked()).toHaveLength(3);
});
