import { expect, it } from '@jest/globals';
import type { Turn } from '@rehearsal/contracts/instance/turn';
import { momentsOf } from './moments.js';

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

it('are the beginning and the end of each turn, without what is now', () => {
  const turns = [turn(3, 'Hello'), turn(5, 'Begin', { phase: { before: 'INTRODUCTION', after: 'GET_TO_KNOW_YOU' } })];
  expect(momentsOf(turns, 7, 100)).toEqual([
    { version: 1, name: 'the beginning', about: 'As the template has it' },
    { version: 3, name: 'turn 1', about: '“Hello” · 0 actions · 220 ms · scripted' },
    { version: 5, name: 'turn 2', about: '“Begin” · 0 actions · Introduction → Get To Know You · 220 ms · scripted' },
  ]);
  expect(momentsOf(turns, 5, 100).map(({ version }) => version)).toEqual([1, 3]);
});

it('leave out a turn that waits for its answer', () => {
  expect(momentsOf([turn(3, 'Hello', { end: null })], 4, 100).map(({ name }) => name)).toEqual(['the beginning']);
});

it('are counted from the end where there may be more before them', () => {
  const turns = [turn(3, 'One'), turn(5, 'Two')];
  expect(momentsOf(turns, 9, 2).map(({ name }) => name)).toEqual(['2 turns ago', 'the last turn']);
});
