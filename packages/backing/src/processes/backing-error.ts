/** What kind of thing is wrong, for callers that want to react; the message is what a person reads. */
export type BackingErrorCode =
  | 'JDK_MISSING'
  | 'MAVEN_MISSING'
  | 'FETCH_FAILED'
  | 'HOME_IN_USE'
  | 'DATA_HELD'
  | 'NOT_ANSWERING'
  | 'DIED'
  | 'BAD_SETTING'
  | 'UNSUPPORTED_PLATFORM';

/** A backing service could not be had. The message is one sentence that ends with the remedy. */
export class BackingError extends Error {
  override readonly name = 'BackingError';

  constructor(
    readonly code: BackingErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
