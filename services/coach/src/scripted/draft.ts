import type { Action, ActionParameters } from '@rehearsal/contracts/actions/actions';
import { applyAction } from '@rehearsal/contracts/actions/apply-action';
import type { CoachingState, Identity } from '@rehearsal/contracts/coaching/coaching-state';
import type { ActionType, Phase } from '@rehearsal/contracts/coaching/enums';
import type { CoachReply } from '@rehearsal/contracts/instance/instance';
import type { JsonObject } from '@rehearsal/contracts/json/values';
import type { Past, Turn } from '../engine.js';
import type { Choose } from './wording.js';

/** What the coach waits for, kept with its message so that the next turn knows how to take a short answer. */
export type Awaited = 'NAME' | 'WORDS';

/**
 * An answer in the making. Each action is applied to a copy of the state at once, so what the coach says next rests on
 * what it has just done, and an action that changes nothing, or that the rules refuse, is never sent.
 *
 * Ids that come of the draft's own actions are not those that the session will give: a script may look at an identity
 * made in this turn, and refers to it only from the next turn on.
 */
export class Draft {
  state: CoachingState;
  /** The phase in which the message found the session. */
  readonly startedIn: Phase;
  readonly actions: Action[] = [];
  readonly #lines: string[] = [];
  #config: JsonObject | null = null;

  constructor(
    private readonly turn: Turn,
    readonly choose: Choose,
  ) {
    this.state = turn.state;
    this.startedIn = this.phase;
  }

  get message(): string {
    return this.turn.message;
  }

  get past(): Past {
    return this.turn.past;
  }

  get phase(): Phase {
    return this.state.coach_state.current_phase;
  }

  get firstName(): string {
    return this.state.profile.first_name;
  }

  /** What the coach waited for when it spoke last. */
  get awaited(): Awaited | undefined {
    const last = this.state.chat_messages.findLast(({ role }) => role === 'coach');
    const awaits = last?.component_config?.awaits;
    return awaits === 'NAME' || awaits === 'WORDS' ? awaits : undefined;
  }

  /** Does it, and tells the reason when the rules refuse. */
  act<T extends ActionType>(type: T, parameters: ActionParameters<T>): string | undefined {
    return this.apply({ action_type: type, parameters } as unknown as Action);
  }

  apply(action: Action): string | undefined {
    const context = { id: `draft:${this.actions.length}`, at: this.turn.now, coachMessageId: null };
    const outcome = applyAction(this.state, action, context);
    if ('refused' in outcome) return outcome.refused;
    if (!('state' in outcome)) return undefined;
    this.state = outcome.state;
    this.actions.push(action);
    return undefined;
  }

  say(line: string): void {
    this.#lines.push(line);
  }

  /** One of several ways to say it. */
  sayOne(...lines: readonly [string, ...string[]]): void {
    this.say(this.choose(lines));
  }

  /** Shows canned answers beside the text. */
  offer(choices: readonly string[]): void {
    this.#config = { type: 'choices', choices: [...choices] };
  }

  await(what: Awaited): void {
    this.#config = { type: 'input', awaits: what };
  }

  identity(id: string | null): Identity | undefined {
    return this.state.identities.find((identity) => identity.id === id);
  }

  reply(): CoachReply {
    return { content: this.#lines.join('\n\n'), component_config: this.#config };
  }
}
