import type { Draft } from './draft.js';
import type { Heard } from './heard.js';

/**
 * Where a message leaves the session: in this phase, which has said what it wants next; in the next one; or in the next
 * one with the message still to be heard there, since people often answer more than they were asked.
 */
export type Move = 'stay' | 'next' | 'next-hears-it-too';

/** What the coach does in a phase. */
export interface PhaseScript {
  /** Says what this phase is about and asks for it. */
  open(draft: Draft): void;
  hear(draft: Draft, heard: Heard): Move;
}
