import { choicesOf, type Choice } from '@rehearsal/contracts/coaching/choices';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import type { Person } from '@rehearsal/contracts/rehearsal/person';
import { hashOf } from '../trial-seed.js';
import { TrialFault } from '../trial-fault.js';
import { choiceFor, dispositionOf, inWords } from './dispositions.js';
import { questionsIn } from './topics.js';

/** What a person says, and whether that was one of the coach's choices. */
export interface Saying {
  readonly text: string;
  readonly chosen: boolean;
}

/** Who says something by themselves. Throws TrialFault where there is nothing that they could say. */
export interface Talker {
  answer(state: CoachingState): Saying | Promise<Saying>;
}

/** The choices that the coach's last word offers; none once the person has spoken since. */
export function choicesNow({ chat_messages }: CoachingState): Choice[] {
  const last = chat_messages.at(-1);
  return last?.role === 'coach' ? choicesOf(last.component_config) : [];
}

const chosen = ({ message }: Choice): Saying => ({ text: message, chosen: true });

/**
 * Who answers by themselves. What fits first is taken: an offered choice by their disposition, an answer to the question
 * that is asked, facts of the session as it began, the default. The same state and seed give the same words.
 */
export class OfflinePerson implements Talker {
  readonly #facts: string[];
  readonly #met: string[] = [];
  /** Proposals that this person wanted to be otherwise, and said how. */
  readonly #refined = new Map<string, { told: boolean }>();

  constructor(
    private readonly person: Person,
    private readonly seed: number,
    beginning: CoachingState,
  ) {
    const { who_you_are, who_you_want_to_be } = beginning.coach_state;
    this.#facts = [
      ...beginning.user_notes.map(({ note }) => note),
      ...who_you_are.map((word) => `I am ${word}.`),
      ...who_you_want_to_be.map((word) => `I want to be ${word}.`),
    ];
  }

  /** Throws TrialFault when there is nothing that this person could say. */
  answer(state: CoachingState): Saying {
    const choices = choicesNow(state);
    const proposed = state.coach_state.proposed_identity;
    const said = proposed === null ? undefined : this.#toProposal(proposed, choices);
    if (said) return said;
    const agreed = choiceFor('accept', choices) ?? (choices.length === 1 ? choices[0] : undefined);
    if (agreed) return chosen(agreed);
    const answer = this.#toQuestion(state) ?? this.#facts.shift() ?? this.person.answers['default'];
    if (answer !== undefined) return { text: this.#inTheirWords(answer, state), chosen: false };
    const [any] = choices;
    if (any) return chosen(choices[this.#pick(choices.length, state)] ?? any);
    throw new TrialFault('person', this.#speechless(lastWord(state)));
  }

  #speechless(asked: string): string {
    const remedy = 'give `answers` one by default';
    if (asked === '') return `The person has nothing to begin with: ${remedy}, or \`says\` the first words.`;
    return `The person has no answer to ${JSON.stringify(asked.slice(0, 200))}: ${remedy}.`;
  }

  /** Undefined where the coach waits for how it should be, once it was told that it should be otherwise. */
  #toProposal(proposed: string, choices: readonly Choice[]): Saying | undefined {
    if (this.#met.at(-1) !== proposed) this.#met.push(proposed);
    const refined = this.#refined.get(proposed);
    if (refined && !refined.told && choices.length === 0) {
      refined.told = true;
      return undefined;
    }
    const wish = dispositionOf(this.person.proposals, this.#met.length);
    const disposition = wish === 'refine' && refined ? 'accept' : wish;
    if (disposition === 'refine') this.#refined.set(proposed, { told: false });
    const choice = choiceFor(disposition, choices);
    return choice ? chosen(choice) : { text: inWords(disposition), chosen: false };
  }

  #toQuestion(state: CoachingState): string | undefined {
    const { asked_questions, identity_focus, current_phase } = state.coach_state;
    const keys = [
      ...questionsIn(lastWord(state)),
      ...(current_phase === 'GET_TO_KNOW_YOU' ? asked_questions.slice(-1) : []),
      ...(identity_focus === null ? [] : [identity_focus]),
      current_phase,
    ];
    return keys.map((key) => this.person.answers[key]).find((answer) => answer !== undefined);
  }

  #inTheirWords(answer: string, state: CoachingState): string {
    if (this.person.words === 'few') return answer;
    const openings = ['Well, let me think. ', 'Good question. ', 'Hm, where do I begin? ', 'Let me put it like this: '];
    return `${openings[this.#pick(openings.length, state)] ?? ''}${answer}`;
  }

  /** By seed and by how far the conversation has come. */
  #pick(of: number, { chat_messages }: CoachingState): number {
    return hashOf(`${this.seed} ${chat_messages.length}`) % of;
  }
}

const lastWord = ({ chat_messages }: CoachingState): string =>
  chat_messages.findLast(({ role }) => role === 'coach')?.content ?? '';
