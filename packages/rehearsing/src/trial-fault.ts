import type { TrialError } from '@rehearsal/contracts/rehearsal/trial';

/** Why a trial cannot go on, through no fault of the coach. */
export class TrialFault extends Error {
  override readonly name = 'TrialFault';

  constructor(
    readonly kind: TrialError['kind'],
    detail: string,
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}

/** Whose fault it is that a trial cannot go on: whatever is not known to be somebody's is ours, and never the coach's. */
export const faultOf = (error: unknown): TrialError => ({
  kind: error instanceof TrialFault ? error.kind : 'infrastructure',
  detail: error instanceof Error ? error.message : String(error),
});
