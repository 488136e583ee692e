import { bareLetters } from '@rehearsal/contracts/text/bare-letters';
import type { Entry } from './entry.js';

type Told = Pick<
  Entry,
  'action' | 'actor' | 'target' | 'targetId' | 'outcome' | 'commandId' | 'correlationId' | 'body'
>;

/**
 * Whether an entry holds every word, in what it says of itself or in the body of its message, without regard to case and
 * accents; also within a longer word, so that "reset" finds `InstanceReset`.
 */
export function holding(words: string): (entry: Told) => boolean {
  const typed = bareLetters(words).split(/\s+/).filter(Boolean);
  return ({ action, actor, target, targetId, outcome, commandId, correlationId, body }) => {
    const told = [action, actor.id, actor.role, target, targetId, outcome, commandId, correlationId, body];
    const text = bareLetters(told.join('\n'));
    return typed.every((word) => text.includes(word));
  };
}
