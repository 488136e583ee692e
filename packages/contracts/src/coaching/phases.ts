import type { ActionType, IdentityState, Phase, Question } from './enums.js';
import { PHASES, QUESTIONS } from './enums.js';

/**
 * The phase machine as plain data: one table that validates a coach's transitions, drives the scripted engine and is
 * drawn as a picture.
 */
export interface PhaseStep {
  readonly phase: Phase;
  /** What the coach wants before it moves on, in words for people and prompts. */
  readonly wants: string;
  /** What the coach asks here. */
  readonly questions: readonly Question[];
  /** How an identity is taken through this phase, and the state that this gives it. */
  readonly accepts: { readonly action: ActionType; readonly state: IdentityState } | null;
  /** Where a person goes from here when all is well. */
  readonly next: Phase | null;
  /** Every phase that a transition may lead to: the next one, and any earlier one when the person wants to go back. */
  readonly transitions: readonly Phase[];
}

type PhaseWording = Pick<PhaseStep, 'wants'> & Partial<Pick<PhaseStep, 'questions' | 'accepts'>>;

const WORDING: Record<Phase, PhaseWording> = {
  SYSTEM_CONTEXT: { wants: 'Nothing of the person: this is the part of the prompt that says who the coach is.' },
  INTRODUCTION: { wants: 'The person knows what the coach does and is ready to begin.' },
  GET_TO_KNOW_YOU: { wants: 'An answer to each question, kept as notes.', questions: QUESTIONS },
  IDENTITY_WARM_UP: { wants: 'Who the person is and wants to be, in their own first words.' },
  IDENTITY_BRAINSTORMING: {
    wants: 'An accepted identity in every category that the person did not skip.',
    accepts: { action: 'ACCEPT_IDENTITY', state: 'ACCEPTED' },
  },
  BRAINSTORMING_REVIEW: {
    wants: 'The person has seen all identities together, and combined or nested what belongs together.',
  },
  IDENTITY_REFINEMENT: {
    wants: 'Each identity has a name that the person loves.',
    accepts: { action: 'ACCEPT_IDENTITY_REFINEMENT', state: 'REFINEMENT_COMPLETE' },
  },
  ANYTHING_MISSING: { wants: 'The person says that no identity is missing.' },
  IDENTITY_COMMITMENT: {
    wants: 'The person commits to each identity.',
    accepts: { action: 'ACCEPT_IDENTITY_COMMITMENT', state: 'COMMITMENT_COMPLETE' },
  },
  IDENTITY_AFFIRMATION: {
    wants: 'Each identity has an "I am" statement.',
    accepts: { action: 'ACCEPT_IDENTITY_AFFIRMATION', state: 'AFFIRMATION_COMPLETE' },
  },
  IDENTITY_VISUALIZATION: {
    wants: 'Each identity has a picture in the mind of the person.',
    accepts: { action: 'ACCEPT_IDENTITY_VISUALIZATION', state: 'VISUALIZATION_COMPLETE' },
  },
  INTEGRATION_AND_APPLICATION: { wants: 'The identities are at work in daily life.' },
};

/** The phases that a person can be moved to, in order. */
export const PHASE_ORDER: readonly Phase[] = PHASES.filter((phase) => phase !== 'SYSTEM_CONTEXT');

const step = (phase: Phase): PhaseStep => {
  const place = PHASE_ORDER.indexOf(phase);
  const next = PHASE_ORDER[place + 1] ?? null;
  const earlier = PHASE_ORDER.slice(0, Math.max(place, 0));
  return {
    phase,
    questions: [],
    accepts: null,
    ...WORDING[phase],
    next,
    transitions: next ? [next, ...earlier] : earlier,
  };
};

export const PHASE_MACHINE: Readonly<Record<Phase, PhaseStep>> = Object.fromEntries(
  PHASES.map((phase) => [phase, step(phase)]),
) as Record<Phase, PhaseStep>;

export const canTransition = (from: Phase, to: Phase): boolean => PHASE_MACHINE[from].transitions.includes(to);
