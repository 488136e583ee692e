import type { AnswerTimes } from '@rehearsal/contracts/engine/answer-times';
import {
  addCosts,
  costOfCall,
  NO_COST,
  type EngineCost,
  type TokenUsage,
} from '@rehearsal/contracts/engine/engine-cost';

/** Measures what is asked of an engine for one turn, while it is asked: a turn that fails has its cost too. */
export class Meter {
  #cost = NO_COST;
  #askedAt: number | undefined;
  #firstMs: number | undefined;
  #times: AnswerTimes | undefined;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** A call is over, with what it told of its tokens. */
  called(usage?: TokenUsage): void {
    this.#cost = addCosts(this.#cost, costOfCall(usage));
  }

  /** The engine is asked for the answer; what it was asked before came to nothing. */
  asked(): void {
    this.#askedAt = this.now();
  }

  /** A token of the answer came. */
  heard(): void {
    this.#firstMs ??= this.#sinceAsked();
  }

  /** The answer is whole. */
  answered(): void {
    const whole = this.#sinceAsked();
    if (whole !== undefined) this.#times = { time_to_first_token_ms: this.#firstMs ?? whole, e2e_latency_ms: whole };
  }

  get measured(): { cost: EngineCost; times?: AnswerTimes } {
    return { cost: this.#cost, ...(this.#times && { times: this.#times }) };
  }

  #sinceAsked(): number | undefined {
    return this.#askedAt === undefined ? undefined : Math.round(this.now() - this.#askedAt);
  }
}
