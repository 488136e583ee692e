/** A complete template with nothing in it yet: every section is there to be filled, and it can be saved as it is. */
export const minimalTemplate = {
  user: { first_name: 'Sam', last_name: 'Example' },
  coach_state: {
    current_phase: 'INTRODUCTION',
    who_you_are: [],
    who_you_want_to_be: [],
    asked_questions: [],
    skipped_identity_categories: [],
    shown_videos: [],
    metadata: {},
  },
  identities: [],
  chat_messages: [],
  user_notes: [],
  actions: [],
};
