import { describe, expect, it } from '@jest/globals';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { Outcomes } from './outcomes.js';

const LONG_MS = 60_000;
const anEvent = (type: string, correlationId = 'c1'): AnyMessage => ({
  id: `a:1:${type}`,
  type,
  aggregateId: 'a',
  actor: { id: 'admin', role: 'admin' },
  correlationId,
  time: '2026-01-01T00:00:00.000Z',
  data: {},
});
const MADE = [['ScenarioCreated'], ['InstanceCreated']];

describe('a wait for an outcome', () => {
  it.each([
    ['in order', ['ScenarioCreated', 'InstanceCreated']],
    ['the other way round, since they come by two topics', ['InstanceCreated', 'ScenarioCreated']],
    ['with others between', ['ScenarioCreated', 'Other', 'InstanceCreated']],
  ])('ends when an event of each group is there, %s', async (_how, types) => {
    const outcomes = new Outcomes();
    const { outcome } = outcomes.expect('c1', MADE, LONG_MS);
    for (const type of types) outcomes.observe(anEvent(type));
    const ended = await outcome;
    expect(ended.state === 'applied' && ended.events.map(({ type }) => type)).toEqual(types);
  });

  it('is not ended by half of it, nor by what follows from another command', async () => {
    const outcomes = new Outcomes();
    const { outcome, cancel } = outcomes.expect('c1', MADE, LONG_MS);
    outcomes.observe(anEvent('ScenarioCreated'));
    outcomes.observe(anEvent('ScenarioCreated'));
    outcomes.observe(anEvent('InstanceCreated', 'c2'));
    expect(outcomes.awaits('c1')).toBe(true);
    cancel();
    expect(await outcome).toEqual({ state: 'pending' });
  });

  it('ends with either event of one group', async () => {
    const outcomes = new Outcomes();
    const { outcome } = outcomes.expect('c1', [['CoachReplied', 'CoachTurnFailed']], LONG_MS);
    outcomes.observe(anEvent('MessageSent'));
    outcomes.observe(anEvent('CoachTurnFailed'));
    expect((await outcome).state).toBe('applied');
  });

  it('ends with a refusal, whatever else was waited for', async () => {
    const outcomes = new Outcomes();
    const { outcome } = outcomes.expect('c1', MADE, LONG_MS);
    const refusal = anEvent('CommandRefused');
    outcomes.observe(refusal);
    expect(await outcome).toEqual({ state: 'refused', refusal });
  });

  it('ends for all who wait for the same command', async () => {
    const outcomes = new Outcomes();
    const waits = [1, 2, 3].map(() => outcomes.expect('c1', [['Done']], LONG_MS).outcome);
    outcomes.observe(anEvent('Done'));
    expect((await Promise.all(waits)).map(({ state }) => state)).toEqual(['applied', 'applied', 'applied']);
  });

  it('ends pending when its time runs out, and when the gateway stops', async () => {
    const outcomes = new Outcomes();
    const brief = outcomes.expect('c1', MADE, 1);
    expect(await brief.outcome).toEqual({ state: 'pending' });
    const long = outcomes.expect('c2', MADE, LONG_MS);
    outcomes.close();
    expect(await long.outcome).toEqual({ state: 'pending' });
    expect(await outcomes.expect('c3', MADE, LONG_MS).outcome).toEqual({ state: 'pending' });
  });

  it('leaves nothing behind', async () => {
    const outcomes = new Outcomes();
    const { outcome } = outcomes.expect('c1', [['Done']], LONG_MS);
    outcomes.observe(anEvent('Done'));
    await outcome;
    expect(outcomes.awaits('c1')).toBe(false);
  });
});
