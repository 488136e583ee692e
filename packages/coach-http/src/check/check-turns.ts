import type { CoachingState, ChatMessage } from '@rehearsal/contracts/coaching/coaching-state';
import { newcomer } from '@rehearsal/contracts/coaching/newcomer';
import { COACH_TURN_VERSION, MOST_SENT, type CoachTurn } from '@rehearsal/contracts/engine/coach-turn';

const NOW = '2025-01-01T09:00:00.000Z';

/** A person of the check, as a state; what is not said is as somebody has it who has just arrived. */
export const personAt = (
  current_phase: CoachingState['coach_state']['current_phase'],
  change: Partial<CoachingState> = {},
): CoachingState => {
  const state = newcomer({ first_name: 'Robin' });
  return { ...state, coach_state: { ...state.coach_state, current_phase }, ...change };
};

/** Somebody who has an identity, named by `id`. */
export const personWithIdentity = (id: string): CoachingState => {
  const state = personAt('IDENTITY_BRAINSTORMING');
  const identity = {
    id,
    name: 'Patient Teacher',
    category: 'CAREER',
    state: 'PROPOSED',
    affirmation: null,
    visualization: null,
    notes: [],
    image: null,
    parent_id: null,
    created_at: NOW,
  } as const;
  return {
    ...state,
    coach_state: { ...state.coach_state, proposed_identity: id, current_identity: id },
    identities: [{ ...identity, notes: [] }],
    chat_messages: [said('c1', 'coach', 'How about the Patient Teacher?', ['I love it!', 'Not for me'])],
  };
};

export const said = (id: string, role: ChatMessage['role'], content: string, choices?: string[]): ChatMessage => ({
  id,
  role,
  content,
  timestamp: NOW,
  component_config: choices ? { type: 'choices', choices } : null,
});

/** A session in which very much was said already, of which the last part is sent. */
export const longSession = (): CoachingState =>
  personAt('GET_TO_KNOW_YOU', {
    chat_messages: Array.from({ length: MOST_SENT }, (_, index) =>
      said(`l${index}`, index % 2 === 0 ? 'coach' : 'user', `Message ${index}: ${'so it goes on '.repeat(40)}`),
    ),
  });

/** The turn in which this person says this. */
export function turnOf(state: CoachingState, message: string, more: Partial<CoachTurn> = {}): CoachTurn {
  const { email: _address, ...profile } = state.profile;
  const offered = state.chat_messages.at(-1)?.component_config?.['choices'];
  return {
    version: COACH_TURN_VERSION,
    message,
    choices: Array.isArray(offered) ? offered.map(String) : [],
    seed: 1,
    now: NOW,
    instance_id: 'check-1',
    trial_id: null,
    ...state,
    profile,
    totals: { chat_messages: state.chat_messages.length, actions: state.actions.length },
    ...more,
  };
}
