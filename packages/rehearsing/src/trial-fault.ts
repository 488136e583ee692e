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
