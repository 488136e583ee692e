import type { Action } from '@rehearsal/contracts/actions/actions';
import { applyAction } from '@rehearsal/contracts/actions/apply-action';
import { buildState } from '@rehearsal/contracts/coaching/build-state';
import { choicesOf } from '@rehearsal/contracts/coaching/choices';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';
import type { JsonObject } from '@rehearsal/contracts/json/values';
import type { ToldAction } from '@rehearsal/contracts/rehearsal/trial';
import { Template } from '@rehearsal/contracts/template/template';
import type { SaidTurn, Session } from '../session.js';
import { toldAction } from '../told-state.js';

/** What a coach of a test answers. */
export interface CoachAnswer {
  readonly content: string;
  readonly choices?: readonly string[];
  readonly config?: JsonObject;
  readonly actions?: readonly Action[];
}
export type TestCoach = (said: string, state: CoachingState) => CoachAnswer;

const START = Date.parse('2025-01-01T09:00:00Z');

/** A test user without a system: the contracts' own rules apply what a coach of the test does. */
export class InMemorySession implements Session {
  #state: CoachingState;
  #version = 1;
  #elapsed = 0;

  constructor(
    template: unknown,
    private readonly coach: TestCoach,
  ) {
    this.#state = buildState(Template.parse(template), { instanceId: 'i', now: this.#now(), email: 'i@test.invalid' });
  }

  #now(): string {
    return new Date(START + this.#elapsed).toISOString();
  }

  state(): Promise<CoachingState> {
    return Promise.resolve(this.#state);
  }

  advanceClock(seconds: number): Promise<{ state: CoachingState; clock: string }> {
    this.#elapsed += seconds * 1000;
    return Promise.resolve({ state: this.#state, clock: this.#now() });
  }

  /** What a coach throws is a rejection, as over the wire. */
  say(text: string): Promise<SaidTurn> {
    return new Promise((resolve) => resolve(this.#turn(text)));
  }

  #turn(text: string): SaidTurn {
    const messageId = `i-said-${this.#version}`;
    const versionBefore = this.#version;
    const { content, choices, config, actions = [] } = this.coach(text, this.#state);
    const component_config = config ?? (choices ? { type: 'choices', choices: [...choices] } : null);
    const reply = { content, component_config };
    this.#add({ id: messageId, role: 'user', content: text, component_config: null });
    this.#add({ id: `${messageId}-reply`, role: 'coach', content, component_config });
    const applied: ToldAction[] = [];
    const refused: ToldAction[] = [];
    actions.forEach((action, index) => {
      const id = `${messageId}-a${index}`;
      const before = this.#state;
      const outcome = applyAction(before, action, { id, at: this.#now(), coachMessageId: `${messageId}-reply` });
      if ('refused' in outcome) refused.push({ ...toldAction(action, before), refused: outcome.refused });
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
      refused,
      prompt: 'the prompt',
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
