import type { ApiError } from '@rehearsal/client/api-error';
import { asApiError } from './as-api-error.js';
import { hideToast, showToast, type ToastAct } from './toasts.js';

const SHORT_MS = 4_000;
const LONG_MS = 8_000;

export const notify = (message: string, act?: ToastAct): void =>
  showToast({ message, color: 'green', shownForMs: act ? LONG_MS : SHORT_MS, ...(act && { act }) });

/** A failure that has no place on the page to be shown at. */
export const notifyProblem = (thrown: unknown): void => {
  const { title, message } = asApiError(thrown);
  showToast({ title, message, color: 'red', shownForMs: LONG_MS });
};

/** Many questions may be without an answer for one reason: it is told once. */
const ASKED_AGAIN = 'asked-again';

/** Nobody waits without knowing for what. */
export const notifyAskedAgain = ({ title, message }: ApiError): void =>
  showToast({
    id: ASKED_AGAIN,
    title,
    message: `${message} It is asked again by itself; nothing is done twice.`,
    color: 'orange',
    shownForMs: LONG_MS,
  });

export const hideAskedAgain = (): void => hideToast(ASKED_AGAIN);
