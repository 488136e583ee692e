import { NO_COST, type EngineCost } from '@rehearsal/contracts/engine/engine-cost';
import type { TrialError } from '@rehearsal/contracts/rehearsal/trial';

/** Why a trial cannot go on, through no fault of the coach. */
export class TrialFault extends Error {
  override readonly name = 'TrialFault';

  /** What the engine was asked for all the same. */
  readonly cost: EngineCost;

  constructor(
    readonly kind: TrialError['kind'],
    detail: string,
    { cost = NO_COST, ...options }: ErrorOptions & { cost?: EngineCost } = {},
  ) {
    super(detail, options);
    this.cost = cost;
  }
}

/** Whose fault it is that a trial cannot go on: whatever is not known to be somebody's is ours, and never the coach's. */
export const faultOf = (error: unknown): TrialError => ({
  kind: error instanceof TrialFault ? error.kind : 'infrastructure',
  detail: error instanceof Error ? error.message : String(error),
});
