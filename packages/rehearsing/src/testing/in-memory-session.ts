import type { Action } from '@rehearsal/contracts/actions/actions';
import { applyAction } from '@rehearsal/contracts/actions/apply-action';
import { buildState } from '@rehearsal/contracts/template/build-state';
import { choicesOf } from '@rehearsal/contracts/coaching/choices';
import { costOfCall } from '@rehearsal/contracts/engine/engine-cost';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import { STANDS_AT_FIRST } from '@rehearsal/contracts/instance/clock';
import type { JsonObject } from '@rehearsal/contracts/json/values';
import type { ToldAction } from '@rehearsal/contracts/rehearsal/trial';
import { Template } from '@rehearsal/contracts/template/template';
import type { SaidTurn, Session } from '../session.js';
import { toldAction } from '../told-state.js';

/** What a coach of a test answers. */
export interface CoachAnswer {
  readonly content: string;
  readonly choices?: readonly string[];
  readonly config?: JsonObject | null;
  readonly actions?: readonly Action[];
  readonly prompt?: string;
}
/** The state is as it was before what is said now. */
export type TestCoach = (said: string, state: CoachingState, now: string) => CoachAnswer;

const templates = new WeakMap<object, Template>();

/** Tests begin many trials from one template. */
function readOnce(template: object): Template {
  const known = templates.get(template) ?? Template.parse(template);
  templates.set(template, known);
  return known;
}

/** A test user without a system: the contracts' own rules apply what a coach of the test does. Its clock stands. */
export class InMemorySession implements Session {
  #state: CoachingState;
  #version = 1;
  #clock: number;

  constructor(
    template: object,
    private readonly coach: TestCoach,
  ) {
    const read = readOnce(template);
    this.#clock = Date.parse(read.clock ?? STANDS_AT_FIRST);
    this.#state = buildState(read, { instanceId: 'i', now: this.#now(), email: 'i@test.invalid' });
  }

  #now(): string {
    return new Date(this.#clock).toISOString();
  }

  state(): Promise<CoachingState> {
    return Promise.resolve(this.#state);
  }

  advanceClock(seconds: number): Promise<{ state: CoachingState; clock: string }> {
    this.#clock += seconds * 1000;
    return Promise.resolve({ state: this.#state, clock: this.#now() });
  }

  /** What a coach throws is a rejection, as over the wire. */
  say(text: string): Promise<SaidTurn> {
    return new Promise((resolve) => resolve(this.#turn(text)));
  }

  #turn(text: string): SaidTurn {
    const messageId = `i-said-${this.#version}`;
    const versionBefore = this.#version;
    const answered = this.coach(text, this.#state, this.#now());
    const { content, choices, config, actions = [], prompt = 'the prompt' } = answered;
    const component_config = config ?? (choices ? { type: 'choices', choices: [...choices] } : null);
    const reply = { content, component_config };
    this.#add({ id: messageId, role: 'user', content: text, component_config: null });
    this.#add({ id: `${messageId}-reply`, role: 'coach', content, component_config });
    const applied: ToldAction[] = [];
    const refused: { action: Action; reason: string }[] = [];
    actions.forEach((action, index) => {
      const id = `${messageId}-a${index}`;
      const before = this.#state;
      const outcome = applyAction(before, action, { id, at: this.#now(), coachMessageId: `${messageId}-reply` });
      if ('refused' in outcome) refused.push({ action, reason: outcome.refused });
      if (!('state' in outcome)) return;
      this.#state = outcome.state;
      applied.push(toldAction(action, before));
    });
    this.#version += 2;
    return {
      state: this.#state,
      reply,
      choices: choicesOf(component_config).map(({ label }) => label),
      applied,
      refused: refused.map(({ action, reason }) => ({ ...toldAction(action, this.#state), refused: reason })),
      prompt,
      cost: costOfCall(),
      messageId,
      versionBefore,
      versionAfter: this.#version,
      durationMs: 1,
      engine: 'of-the-test',
      fingerprint: null,
    };
  }

  #add(message: Omit<CoachingState['chat_messages'][number], 'timestamp'>): void {
    this.#state = {
      ...this.#state,
      chat_messages: [...this.#state.chat_messages, { ...message, timestamp: this.#now() }],
    };
  }
}
