import type { ApiError } from '@rehearsal/client/api-error';

/**
 * Why a message did not go. `refused`: it was not said, and as it stands the same answer would come again under its key.
 * `unreached`: nobody answered. `unknown`: it may have been said.
 */
export interface SendFailure {
  readonly outcome: 'refused' | 'unreached' | 'unknown';
  readonly words: string;
}

/** What is not known is asked again under the same key, so that it is said once. */
const SAID_ONCE = 'Sent again, it is said once.';

/** Of a message that was on its way when its page was left. */
export const LEFT: SendFailure = {
  outcome: 'unknown',
  words: `The page was left before it was known whether this was said. ${SAID_ONCE}`,
};

/** What became of a message whose sending failed with an error. */
export const sendFailure = ({ code, status, title, message, retriable }: ApiError): SendFailure => {
  if (code === 'UNREACHABLE') return { outcome: 'unreached', words: `No answer came. ${SAID_ONCE}` };
  if (retriable || status >= 500 || status < 400)
    return { outcome: 'unknown', words: `${title}. ${message} ${SAID_ONCE}` };
  return { outcome: 'refused', words: `Not said: ${message}` };
};

/** As it is told: of one that nobody answered, whether it waits for the connection. */
export const failureWords = ({ outcome, words }: SendFailure, isOffline: boolean): string =>
  outcome === 'unreached' && isOffline
    ? 'Not sent: no connection. It is sent once, by itself, when the connection is back.'
    : words;
