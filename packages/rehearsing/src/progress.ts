import { differences } from '@rehearsal/contracts/coaching/canonical';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import type { JsonValue } from '@rehearsal/contracts/json/values';
import type { ExpectationResult, ToldAction, TrialTurn, TurnRecord } from '@rehearsal/contracts/rehearsal/trial';
import type { Circumstances } from './judge/circumstances.js';
import { shown } from './judge/shown.js';
import { choicesNow, type Saying } from './person/person.js';
import type { SaidTurn } from './session.js';
import { toldState, type ToldState } from './told-state.js';

/** What has happened since a point of a trial: since its start, or since its current step began. */
export class Progress {
  readonly #before: ToldState;
  #reply: string | null = null;
  readonly #applied: ToldAction[] = [];
  readonly #refused: ToldAction[] = [];
  readonly #phases: string[];

  constructor(public state: CoachingState) {
    this.#before = toldState(state);
    this.#phases = [state.coach_state.current_phase];
  }

  take({ state, reply, applied, refused }: SaidTurn): void {
    this.state = state;
    this.#reply = reply.content;
    this.#applied.push(...applied);
    this.#refused.push(...refused);
    // A coach may go through several phases in one turn.
    for (const { action_type, parameters } of applied)
      if (action_type === 'TRANSITION_PHASE' && typeof parameters.to_phase === 'string')
        this.#enter(parameters.to_phase);
    this.#enter(state.coach_state.current_phase);
  }

  #enter(phase: string): void {
    if (this.#phases.at(-1) !== phase) this.#phases.push(phase);
  }

  circumstances(step: ExpectationResult['step']): Circumstances {
    return {
      step,
      state: toldState(this.state),
      before: this.#before,
      reply: this.#reply,
      choices: choicesNow(this.state).map(({ label }) => label),
      applied: this.#applied,
      refused: this.#refused,
      phases: this.#phases,
    };
  }
}

/** A turn as the transcript has it. */
export const turnOf = ({ text, chosen }: Saying, { state, reply, choices, applied, refused }: SaidTurn): TrialTurn => ({
  said: text,
  chosen,
  reply: reply.content,
  choices: [...choices],
  actions: [...applied, ...refused],
  phase: state.coach_state.current_phase,
});

/** What is kept beside the transcript. */
export const recordOf = (step: number, before: CoachingState, said: SaidTurn): TurnRecord => ({
  step,
  message_id: said.messageId,
  version_before: said.versionBefore,
  version_after: said.versionAfter,
  duration_ms: said.durationMs,
  prompt: said.prompt,
  cost: said.cost,
  ...(said.times && { times: said.times }),
  changes: differences(toldState(before), toldState(said.state)).map(({ pointer, left, right }) => ({
    pointer,
    ...(left !== undefined && { left: shown(left as JsonValue) }),
    ...(right !== undefined && { right: shown(right as JsonValue) }),
  })),
});
