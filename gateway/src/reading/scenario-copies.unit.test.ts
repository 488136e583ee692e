import { describe, expect, it } from '@jest/globals';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { Scenario } from '@rehearsal/contracts/scenario/scenario';
import { ScenarioCopies } from './scenario-copies.js';

const version = (number: number) => ({ id: 's1', version: number }) as Scenario;
const event = (type: string, aggregateId: string) => ({ type, aggregateId }) as AnyMessage;

function given() {
  const world = { reads: 0, answer: () => Promise.resolve(version(1)) };
  const copies = new ScenarioCopies(() => {
    world.reads += 1;
    return world.answer();
  });
  return { world, copies };
}

describe('copies of scenarios', () => {
  it('are read once', async () => {
    const { world, copies } = given();
    await copies.byId('s1');
    expect(await copies.byId('s1')).toEqual(version(1));
    expect(world.reads).toBe(1);
  });

  it('are read again after an event of theirs, and not after one of an instance', async () => {
    const { world, copies } = given();
    await copies.byId('s1');
    copies.observe(event('InstanceCreated', 's1'));
    copies.observe(event('ScenarioUpdated', 'another'));
    expect((await copies.byId('s1')).version).toBe(1);
    world.answer = () => Promise.resolve(version(2));
    copies.observe(event('ScenarioUpdated', 's1'));
    expect((await copies.byId('s1')).version).toBe(2);
  });

  it('do not keep what an event overtook while it was read', async () => {
    const { world, copies } = given();
    let answer: (scenario: Scenario) => void = () => {};
    world.answer = () => new Promise((resolve) => (answer = resolve));
    const early = copies.byId('s1');
    copies.observe(event('ScenarioUpdated', 's1'));
    answer(version(1));
    await early;
    world.answer = () => Promise.resolve(version(2));
    expect((await copies.byId('s1')).version).toBe(2);
  });

  it('pass on what the owner refuses, and keep nothing of it', async () => {
    const { world, copies } = given();
    world.answer = () => Promise.reject(new Error('no such scenario'));
    await expect(copies.byId('s1')).rejects.toThrow('no such scenario');
    world.answer = () => Promise.resolve(version(1));
    expect((await copies.byId('s1')).version).toBe(1);
  });
});
