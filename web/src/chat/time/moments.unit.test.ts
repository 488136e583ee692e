import { expect, it } from '@jest/globals';
import type { Turn } from '@rehearsal/contracts/instance/turn';
import { momentsOf, versionBefore } from './moments.js';

const since = '2025-06-01T11:00:00Z';

const turn = (version: number, content: string, change: Partial<Turn> = {}): Turn => ({
  message: { id: `m${version}`, role: 'user', content, timestamp: '2025-06-01T12:00:00Z', component_config: null },
  sent_at: '2025-06-01T12:00:00Z',
  sent_version: version - 1,
  end: {
    version,
    reply: null,
    failure: null,
    engine: 'scripted',
    fingerprint: null,
    seed: null,
    actions: [],
    refused_actions: [],
    prompt: null,
  },
  duration_ms: 220,
  phase: { before: 'INTRODUCTION', after: 'INTRODUCTION' },
  ...change,
});

const versionsOf = (...given: Parameters<typeof momentsOf>) => momentsOf(...given).map(({ version }) => version);

it('are the beginning and the end of each turn, without what is now', () => {
  const turns = [turn(3, 'Hello'), turn(5, 'Begin', { phase: { before: 'INTRODUCTION', after: 'GET_TO_KNOW_YOU' } })];
  expect(momentsOf(turns, { now: 7, since, isWhole: true })).toEqual([
    { version: 1, name: 'the beginning', about: 'As it was made' },
    { version: 3, name: 'turn 1', about: '“Hello” · 0 actions · 220 ms · scripted' },
    { version: 5, name: 'turn 2', about: '“Begin” · 0 actions · Introduction → Get To Know You · 220 ms · scripted' },
  ]);
  expect(versionsOf(turns, { now: 5, since, isWhole: true })).toEqual([1, 3]);
});

it('leave out a turn that waits for its answer', () => {
  expect(versionsOf([turn(3, 'Hello', { end: null })], { now: 4, since, isWhole: true })).toEqual([1]);
});

it('are counted from the end where there are more before them', () => {
  const turns = [turn(3, 'One'), turn(5, 'Two')];
  const names = momentsOf(turns, { now: 9, since, isWhole: false }).map(({ name }) => name);
  expect(names).toEqual(['2 turns ago', 'the last turn']);
});

it('of a fork are its own, whose versions are not those of its source', () => {
  const source = turn(5, 'Said to the source', { sent_at: '2025-06-01T10:59:00Z' });
  const turns = [source, turn(3, 'Said to the fork')];
  expect(momentsOf(turns, { now: 9, since, isWhole: true }).map(({ name }) => name)).toEqual([
    'the beginning',
    'turn 1',
  ]);
  expect(versionsOf(turns, { now: 9, since, isWhole: true })).toEqual([1, 3]);
});

it('go on before the first turn that is known, until there is none before it', () => {
  const turns = [turn(203, 'Hello'), turn(205, 'Begin')];
  expect(versionBefore(turns, since, 2)).toBe(201);
  expect(versionBefore(turns, since, 3)).toBeUndefined();
  expect(versionBefore([turn(2, 'Hello')], since, 1)).toBeUndefined();
  expect(versionBefore([turn(203, 'Of the source', { sent_at: '2025-06-01T10:59:00Z' })], since, 1)).toBeUndefined();
  expect(versionBefore([], since, 0)).toBeUndefined();
});
