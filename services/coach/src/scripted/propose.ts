import type { IdentityCategory } from '@rehearsal/contracts/coaching/enums';
import { foldName } from '@rehearsal/contracts/text/fold-name';
import { phraseFor } from './categories.js';
import type { Draft } from './draft.js';
import { asName, type Heard } from './heard.js';
import { IDEAS, PLAIN_NAMES } from './ideas.js';
import { noteOf } from './topics.js';

export const PROPOSAL_CHOICES = ['I love it!', 'Refine it', 'Not for me'] as const;

interface Proposal {
  readonly category: IdentityCategory;
  readonly name: string;
  readonly because: string;
}

/** Everything that the person said or that was noted about them, the newest message first. */
const spokenTo = ({ message, state: { chat_messages, user_notes, coach_state } }: Draft): string[] => [
  message.slice(0, 1000),
  ...chat_messages
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content.slice(0, 1000))
    .toReversed(),
  ...user_notes.map(({ note }) => note),
  ...coach_state.who_you_want_to_be,
  ...coach_state.who_you_are,
];

/** Neither there nor proposed before: a name that was refined or refused is not offered again. */
const isFree = ({ state: { identities, actions }, past }: Draft, name: string): boolean =>
  identities.every((identity) => foldName(identity.name) !== foldName(name)) &&
  !past.proposedNames.includes(name) &&
  actions.every(({ action_type, parameters }) => action_type !== 'CREATE_IDENTITY' || parameters.name !== name);

/** The first idea that a sentence brings to mind, with the sentence. */
const ideaFrom = (draft: Draft, categories: readonly IdentityCategory[]): Proposal | undefined => {
  const ideas = IDEAS.filter(({ category, name }) => categories.includes(category) && isFree(draft, name));
  for (const because of spokenTo(draft).flatMap((text) => text.split(/(?<=[.!?])\s+|\n+/))) {
    const idea = ideas.find(({ when }) => when.test(because));
    if (idea) return { category: idea.category, name: idea.name, because };
  }
  return undefined;
};

/** "I am a mindful runner" is a name already, and better than any of ours. */
const OWN_NAME =
  /\b(?:i am|i'm|i want to be|i'd like to be|i would like to be|become) (?:the|an?) ([^.,;:!?\n]{3,40})/i;

const ownName = (draft: Draft, text: string, category: IdentityCategory): Proposal | undefined => {
  const name = asName(OWN_NAME.exec(text)?.[1] ?? '');
  if (name === undefined || name.split(' ').length > 4 || !isFree(draft, name)) return undefined;
  return { category, name, because: text };
};

const plain = (draft: Draft, category: IdentityCategory): Proposal | undefined => {
  const [first, ...others] = PLAIN_NAMES[category].filter((name) => isFree(draft, name));
  if (first === undefined) return undefined;
  return {
    category,
    name: draft.choose([first, ...others]),
    because: `an idea of the coach about ${phraseFor(category)}`,
  };
};

/** The best that comes to mind in these areas from what the person said. */
export const bestProposal = (
  draft: Draft,
  heard: Heard | undefined,
  categories: readonly IdentityCategory[],
): Proposal | undefined => {
  const [first] = categories;
  if (first === undefined) return undefined;
  const name = heard?.name;
  if (name !== undefined && isFree(draft, name)) return { category: first, name, because: draft.message };
  const own = categories.length === 1 && heard ? ownName(draft, heard.text, first) : undefined;
  return own ?? ideaFrom(draft, categories);
};

/** As above, with an idea of the coach's own when the person gave none. */
export const anyProposal = (
  draft: Draft,
  heard: Heard | undefined,
  categories: readonly IdentityCategory[],
): Proposal | undefined => {
  const [first] = categories;
  return bestProposal(draft, heard, categories) ?? (first && plain(draft, first));
};

/** Puts an identity before the person and asks what they think of it. */
export const propose = (draft: Draft, { category, name, because }: Proposal): void => {
  draft.act('SELECT_IDENTITY_FOCUS', { new_focus: category });
  draft.act('CREATE_IDENTITY', { name, category, note: noteOf('Because', because) });
  draft.sayOne(
    `Thinking of ${phraseFor(category)}, I see the **${name}** in you. How does that feel?`,
    `For ${phraseFor(category)}, how about the **${name}**?`,
    `When I picture ${phraseFor(category)}, a name comes to me: the **${name}**. What do you think?`,
  );
  draft.offer(PROPOSAL_CHOICES);
};
