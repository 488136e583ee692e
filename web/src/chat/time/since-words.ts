import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import { changesBetween } from '../../live/changes.js';

const countOf = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/** What is different now from what was then, by its parts: `2 messages, 1 identity, the phase`. */
export const sinceWords = (then: Instance, now: Instance): string => {
  const changes = changesBetween(then, now);
  const of = (noun: string) => changes.filter((change) => change.startsWith(`${noun}:`)).length;
  const state = changes.filter((change) => change.startsWith('coach_state.') && change !== 'coach_state.current_phase');
  const words = [
    ...(changes.includes('coach_state.current_phase') ? ['the phase'] : []),
    ...countOf(of('identity'), 'identity', 'identities'),
    ...countOf(of('note'), 'note', 'notes'),
    ...countOf(of('action'), 'action', 'actions'),
    ...countOf(state.length, 'other field of the state', 'other fields of the state'),
  ];
  return words.length === 0 ? 'nothing but words' : words.join(', ');
};
