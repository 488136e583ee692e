/** What both the system and the floors are sent: a person who has said a few things. */
export const sampleTemplate = {
  user: { first_name: 'Ada', last_name: 'Example' },
  coach_state: { current_phase: 'IDENTITY_BRAINSTORMING', who_you_are: ['curious'], who_you_want_to_be: ['calm'] },
  identities: [{ name: 'Patient Teacher', category: 'CAREER', notes: ['loves to teach'] }],
  chat_messages: [
    { role: 'user', content: 'I want to improve my career' },
    { role: 'coach', content: "Let's explore your career identity" },
  ],
  user_notes: [{ note: 'Strong interest in teaching' }],
  actions: [],
};
