import type { ApiError } from '@rehearsal/client/api-error';
import { notifications } from '@mantine/notifications';
import { asApiError } from './as-api-error.js';

export const notify = (message: string): void => {
  notifications.show({ message, color: 'green' });
};

/** A failure that has no place on the page to be shown at. */
export const notifyProblem = (thrown: unknown): void => {
  const { title, message } = asApiError(thrown);
  notifications.show({ title, message, color: 'red', autoClose: 8000 });
};

/** Many questions may be without an answer for one reason: it is told once. */
const ASKED_AGAIN = 'asked-again';

/** Nobody waits without knowing for what. */
export const notifyAskedAgain = ({ title, message }: ApiError): void => {
  notifications.show({
    id: ASKED_AGAIN,
    title,
    message: `${message} It is asked again by itself; nothing is done twice.`,
    color: 'orange',
    autoClose: 8000,
  });
};

export const hideAskedAgain = (): void => {
  notifications.hide(ASKED_AGAIN);
};
