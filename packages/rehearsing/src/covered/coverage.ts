import { ACTION_TYPES, IDENTITY_CATEGORIES, QUESTIONS } from '@rehearsal/contracts/coaching/enums';
import { PHASE_MACHINE, PHASE_ORDER } from '@rehearsal/contracts/coaching/phases';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { wordsIn } from './words-in.js';

/** In how many trials something happened; 0 is what a suite never went through. */
export interface Covered {
  name: string;
  trials: number;
}

/** What a suite of trials went through, and what never. */
export interface Coverage {
  trials: number;
  phases: Covered[];
  /** From a phase to one that it may lead to. */
  transitions: Covered[];
  /** Those that were applied. */
  actions: Covered[];
  categories: Covered[];
  questions: Covered[];
  /** Those that a coach offered, by how many trials took them. */
  choices: Covered[];
}

type Went = Record<Exclude<keyof Coverage, 'trials'>, Set<string>> & { offered: Set<string> };
export type TrialCourse = Pick<Trial, 'steps' | 'turns'>;

/** Every word of the vocabularies is there, so that what is missing is seen. */
export function coverageOf(trials: readonly TrialCourse[]): Coverage {
  const courses = trials.map(courseOf);
  const count = (part: Exclude<keyof Coverage, 'trials'>, universe: Iterable<string>): Covered[] =>
    [...universe].map((name) => ({ name, trials: courses.filter((went) => went[part].has(name)).length }));
  const seen = (part: keyof Went) => courses.flatMap((went) => [...went[part]]);
  return {
    trials: trials.length,
    phases: count('phases', PHASE_ORDER),
    transitions: count('transitions', new Set([...forward(), ...seen('transitions')])),
    actions: count('actions', ACTION_TYPES),
    categories: count('categories', IDENTITY_CATEGORIES),
    questions: count('questions', QUESTIONS),
    choices: count('choices', new Set([...seen('offered')])),
  };
}

const transition = (from: string, to: string): string => `${from} → ${to}`;

/** From each phase to the next; ways back are many, and are there where a trial took one. */
const forward = (): string[] =>
  PHASE_ORDER.flatMap((phase) => {
    const { next } = PHASE_MACHINE[phase];
    return next === null ? [] : [transition(phase, next)];
  });

function courseOf({ steps, turns: records }: TrialCourse): Went {
  const went: Went = {
    phases: new Set(),
    transitions: new Set(),
    actions: new Set(),
    categories: new Set(),
    questions: new Set(),
    choices: new Set(),
    offered: new Set(),
  };
  let before: readonly string[] = [];
  for (const { said, chosen, choices, actions, phase } of steps.flatMap(({ turns }) => turns)) {
    went.phases.add(phase);
    // To a coach it is the same whether a choice was taken, or somebody said its words.
    const isTaken = chosen || before.includes(said);
    if (isTaken) went.choices.add(said);
    for (const choice of [...choices, ...(isTaken ? [said] : [])]) went.offered.add(choice);
    before = choices;
    for (const { action_type, parameters, refused } of actions) {
      if (refused !== undefined) continue;
      went.actions.add(action_type);
      note(went, parameters);
    }
  }
  for (const { pointer, left, right } of records.flatMap(({ changes }) => changes)) {
    // What somebody said is no word of a vocabulary, whatever it looks like.
    if (!pointer.startsWith('/chat_messages')) note(went, right);
    if (pointer !== '/coach_state/current_phase' || typeof left !== 'string' || typeof right !== 'string') continue;
    went.phases.add(left).add(right);
    went.transitions.add(transition(left, right));
  }
  return went;
}

function note(went: Went, value: unknown): void {
  for (const word of wordsIn(value)) {
    if ((IDENTITY_CATEGORIES as readonly string[]).includes(word)) went.categories.add(word);
    if ((QUESTIONS as readonly string[]).includes(word)) went.questions.add(word);
  }
}
