import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import type { Person } from '@rehearsal/contracts/rehearsal/person';
import { choicesNow } from '@rehearsal/rehearsing/person/person';

export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

const LAST_MESSAGES = 30;

const ROLE = `You play a person who talks with an identity coach in a chat. You are the person, never the coach. Answer the coach's
last message as this person would: one to three short sentences in the first person, only what the person says, without
quotation marks, names in front or remarks. Where choices are offered and one of them fits, answer with its exact words.`;

const PROPOSALS = 'What you make of the names that the coach proposes for you: ';

/** What a language model is told of the person whom it plays. What is expected of the coach is no part of it. */
export function messagesFor(person: Person, beginning: CoachingState, state: CoachingState): ModelMessage[] {
  const choices = choicesNow(state).map(({ label }) => label);
  const told = [
    ROLE,
    `Your first name is ${beginning.profile.first_name}.`,
    ...(person.character === undefined ? [] : [`Who you are: ${person.character}`]),
    ...factsOf(beginning),
    ...Object.entries(person.answers).map(([about, answer]) => `Asked about ${about}, you say: ${answer ?? ''}`),
    PROPOSALS + dispositionOf(person),
    person.words === 'few' ? 'You use few words.' : 'You like to talk.',
    ...(choices.length === 0 ? [] : [`The coach offers these choices now: ${JSON.stringify(choices)}`]),
  ].join('\n');
  // The model is the one who answers: to it the coach is the other side.
  const said = state.chat_messages
    .slice(-LAST_MESSAGES)
    .map(({ role, content }): ModelMessage => ({ role: role === 'coach' ? 'user' : 'assistant', content }));
  const opens = said.at(-1)?.role === 'user' ? [] : [{ role: 'user' as const, content: '(The coach waits for you.)' }];
  return [{ role: 'system', content: told }, ...said, ...opens];
}

function factsOf({ user_notes, coach_state }: CoachingState): string[] {
  const { who_you_are, who_you_want_to_be } = coach_state;
  return [
    ...user_notes.map(({ note }) => `It is known of you: ${note}`),
    ...(who_you_are.length === 0 ? [] : [`You are: ${who_you_are.join(', ')}`]),
    ...(who_you_want_to_be.length === 0 ? [] : [`You want to be: ${who_you_want_to_be.join(', ')}`]),
  ];
}

function dispositionOf({ proposals }: Person): string {
  if (proposals === 'accept') return 'you take them gladly.';
  const { reject_first = 0, refine = 0 } = proposals;
  return `you reject the first ${reject_first}, want the next ${refine} worded otherwise, and take the rest gladly.`;
}
