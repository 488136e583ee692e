import { notifications } from '@mantine/notifications';
import { asApiError } from '../api/problem.js';

export const tell = (message: string): void => {
  notifications.show({ message, color: 'green' });
};

/** A failure that has no place on the page to be shown at. */
export const tellProblem = (thrown: unknown): void => {
  const { title, message } = asApiError(thrown);
  notifications.show({ title, message, color: 'red', autoClose: 8000 });
};
