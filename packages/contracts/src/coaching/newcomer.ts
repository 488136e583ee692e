import type { CoachingState } from './coaching-state.js';

/** The first name of somebody who has not said who they are. It names nobody. */
export const GUEST_NAME = 'Guest';

/** The state of a person who has just arrived: nothing is known yet, and nothing was said. */
export const newcomer = ({
  first_name = GUEST_NAME,
  email = '',
}: { first_name?: string; email?: string } = {}): CoachingState => ({
  profile: { first_name, last_name: '', email, is_active: true },
  coach_state: {
    current_phase: 'INTRODUCTION',
    identity_focus: null,
    who_you_are: [],
    who_you_want_to_be: [],
    asked_questions: [],
    skipped_identity_categories: [],
    current_identity: null,
    proposed_identity: null,
    shown_videos: [],
    metadata: {},
  },
  identities: [],
  chat_messages: [],
  user_notes: [],
  actions: [],
  breaks: [],
});
