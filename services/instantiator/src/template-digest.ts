import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import type { Template } from '@rehearsal/contracts/template/template';
import { digestOf } from '@rehearsal/platform/hash';

const known = new WeakMap<Template, string>();

/**
 * The digest of a state that was just made of a template. Neither ids nor times count in it, so it is that of every such
 * state, and made once: unless a message is linked by what it says, which finds one or another by when it was said.
 */
export function digestOfTemplate(template: Template, state: CoachingState): string {
  const digest = known.get(template) ?? digestOf(state);
  if (!linksByContent(template)) known.set(template, digest);
  return digest;
}

const linksByContent = ({ user_notes, actions }: Template): boolean =>
  user_notes.some(({ source_message }) => typeof source_message === 'string') ||
  actions.some(({ coach_message }) => typeof coach_message === 'string');
