/** What P1 and P2 and their floors are sent: a person who has said a few things. */
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

const WORDS =
  'I keep coming back to the evening when my neighbour asked me to teach her son, and how the hours went by unnoticed.';

/** A conversation of so many messages; the last one ends with its number, so it can be found. */
export const talkOf = (count: number): { role: string; content: string }[] =>
  Array.from({ length: count }, (_, index) => ({
    role: index % 2 === 0 ? 'user' : 'coach',
    content: `${WORDS} ${index + 1}`,
  }));

/** A person with a long conversation behind them, and little else. */
export const talkTemplate = (messages: number) => ({ ...sampleTemplate, chat_messages: talkOf(messages) });

/** A whole session: 200 messages of some three lines, 20 identities, 60 actions. */
export const sessionTemplate = {
  ...sampleTemplate,
  identities: Array.from({ length: 20 }, (_, index) => ({
    name: `Patient Teacher ${index + 1}`,
    category: 'CAREER',
    state: 'ACCEPTED',
    notes: ['loves to teach', 'said so in the second session'],
  })),
  chat_messages: talkOf(200).map(({ role, content }) => ({ role, content: `${content} ${content} ${content}` })),
  actions: Array.from({ length: 60 }, (_, index) => ({
    action_type: 'ADD_IDENTITY_NOTE',
    parameters: { id: `Patient Teacher ${(index % 20) + 1}`, note: 'loves to teach' },
    result_summary: `Added a note to identity 'Patient Teacher ${(index % 20) + 1}'`,
    coach_message: index * 2 + 1,
  })),
};
export type SessionTemplate = typeof sessionTemplate;
