import {
  addCosts,
  costOfCall,
  NO_COST,
  type EngineCost,
  type TokenUsage,
} from '@rehearsal/contracts/engine/engine-cost';

/** Counts what is asked of an engine for one turn, while it is asked: a turn that fails has its cost too. */
export class Meter {
  #cost = NO_COST;

  /** A call is over, with what it told of its tokens. */
  called(usage?: TokenUsage): void {
    this.#cost = addCosts(this.#cost, costOfCall(usage));
  }

  get cost(): EngineCost {
    return this.#cost;
  }
}
