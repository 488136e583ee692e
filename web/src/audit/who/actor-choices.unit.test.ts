import { expect, it } from '@jest/globals';
import type { NamedActor } from '@rehearsal/client/resources/actors';
import { FURTHER } from '../find/choices.js';
import { actorChoices } from './actor-choices.js';

const anna = (id: string): NamedActor => ({ id, name: 'Anna', kind: 'person' });
const programs = ['coach', 'schedule:nightly'];

it('tells namesakes apart, and puts people, tokens and services by themselves', () => {
  const found = [anna('u-000001'), anna('u-000002'), { id: 't-1', name: 'CI', kind: 'token' } as const];
  expect(actorChoices({ found, programs, words: '', lookedBackTo: null, chosen: undefined })).toEqual([
    {
      group: 'People',
      items: [
        { value: 'u-000001', label: 'Anna (…000001)' },
        { value: 'u-000002', label: 'Anna (…000002)' },
      ],
    },
    {
      group: 'Tokens',
      items: [
        { value: 't-1', label: 'CI' },
        { value: 'cli', label: 'rehearse' },
      ],
    },
    { group: 'Services', items: programs.map((id) => ({ value: id, label: id })) },
  ]);
});

it('keeps who is chosen, and takes what was typed for an id where it is nobody’s', () => {
  const chosen = { value: 'u-9', label: 'Zoë' };
  const groupsOf = (words: string) =>
    actorChoices({ found: [], programs, words, lookedBackTo: null, chosen }).map(({ group, items }) => [
      group,
      ...items.map((i) => i.value),
    ]);
  expect(groupsOf('night')).toEqual([
    ['Chosen', 'u-9'],
    ['Services', 'schedule:nightly'],
    ['By its exact id', 'night'],
  ]);
  expect(groupsOf('coach')).toEqual([
    ['Chosen', 'u-9'],
    ['Services', 'coach'],
  ]);
});

it('says how far back they were looked for, and offers to look further', () => {
  const lookedBackTo = '2026-11-12T10:00:00.000Z';
  const last = actorChoices({ found: [], programs, words: '', lookedBackTo, chosen: undefined }).at(-1);
  expect(last).toEqual({
    group: expect.stringMatching(/^People and tokens: looked back to Nov 12, 2026, /),
    items: [{ value: FURTHER, label: 'Look further back' }],
  });
});
