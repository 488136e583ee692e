import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import type { Person } from '@rehearsal/contracts/rehearsal/person';
import { choicesNow, type Talker } from '@rehearsal/rehearsing/person/person';
import { askModel, type Asking, type PersonModel } from './ask-model.js';
import { inRole } from './in-role.js';
import { messagesFor } from './person-instructions.js';

/** A person whom a language model plays. It sees what is said and who the person is, and nothing that is expected. */
export const playedBy =
  (model: PersonModel, conditions: Asking) =>
  (person: Person, beginning: CoachingState): Talker => ({
    answer: async (state) => {
      const answer = await askModel(model, messagesFor(person, beginning, state), conditions);
      const text = inRole(answer, state.chat_messages.findLast(({ role }) => role === 'coach')?.content ?? '');
      const choice = choicesNow(state).find(({ label, message }) =>
        [label, message].some((words) => isSame(words, text)),
      );
      return choice ? { text: choice.message, chosen: true } : { text, chosen: false };
    },
  });

/** As people repeat the words on a button: without its case and its stop. */
const isSame = (one: string, other: string): boolean => bare(one) === bare(other);
const bare = (text: string): string =>
  text
    .trim()
    .replace(/[.!]+$/, '')
    .toLowerCase();
