import type { CoachingState } from '@rehearsal/contracts/coaching-state';

/** A person of whom nothing is known yet. */
export const freshState = (firstName = 'Guest'): CoachingState => ({
  profile: { first_name: firstName, last_name: '', email: '', is_active: true },
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
