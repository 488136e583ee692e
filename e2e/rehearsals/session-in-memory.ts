import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import { RECENT } from '@rehearsal/contracts/instance/window';
import type { Template } from '@rehearsal/contracts/template/template';
import type { Session } from '@rehearsal/rehearsing/session';
import { InMemorySession } from '../../packages/rehearsing/src/testing/in-memory-session.js';
import type { Turn } from '../../services/coach/src/engine.js';
import type { Coach } from '../../services/coach/src/testing/mutating.js';

/** A test user without a system, who talks with a coach of the coach service. */
export const sessionInMemory = (template: Template, seed: number, coach: Coach): Session =>
  new InMemorySession(template, (message, state, now) => {
    const turn = { ...recent(state), message, seed, now, instanceId: null, trialId: null };
    const { reply, actions, prompt } = coach(turn);
    return { content: reply.content, config: reply.component_config, actions, prompt };
  });

/** As the owner shows it to an engine: the last messages and actions, and the names that were ever proposed. */
export function recent(state: CoachingState): Pick<Turn, 'state' | 'past'> {
  const { chat_messages, actions } = state;
  const proposedNames = actions.flatMap(({ action_type, parameters: { name } }) =>
    action_type === 'CREATE_IDENTITY' && typeof name === 'string' ? [name] : [],
  );
  return {
    state: { ...state, chat_messages: chat_messages.slice(-RECENT), actions: actions.slice(-RECENT) },
    past: {
      messages: Math.max(0, chat_messages.length - RECENT),
      actions: Math.max(0, actions.length - RECENT),
      proposedNames: [...new Set(proposedNames)],
    },
  };
}
