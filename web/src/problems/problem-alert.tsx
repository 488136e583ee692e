import { Alert, Button, Text } from '@mantine/core';
import { asApiError } from './as-api-error.js';
import { BackToList } from './back-to-list.js';

interface Props {
  /** Whatever was thrown; nothing is shown for nothing. */
  readonly error: unknown;
  readonly retry?: (() => void) | undefined;
}

/** What to do about it, where a person can do something. */
const remedies: Readonly<Record<number, string>> = {
  403: 'Your role does not allow this. Ask an administrator for another one.',
  404: 'It may have been deleted.',
  413: 'It is too large. Make it smaller and try again.',
  429: 'Too many requests. Wait a moment and try again.',
  503: 'The system is busy or restarting. Try again in a moment; nothing is done twice.',
};

/** An error as people are told it: what happened, why, and the remedy. */
export const ProblemAlert = ({ error, retry }: Props) => {
  if (error === null || error === undefined) return null;
  const { title, message, status, code, errors } = asApiError(error);
  const remedy = code === 'UNREACHABLE' ? 'Check that Rehearsal is running and that you are online.' : remedies[status];
  return (
    <Alert color="red" title={title} role="alert" mb="md">
      <Text size="sm">{message}</Text>
      {remedy !== undefined && (
        <Text size="sm">
          {remedy} {status === 404 && <BackToList />}
        </Text>
      )}
      {errors.length > 0 && (
        <ul style={{ margin: '0.5rem 0 0', paddingInlineStart: '1.25rem' }}>
          {errors.map(({ pointer, message: text }) => (
            <li key={`${pointer} ${text}`}>
              <code>{pointer === '' ? '(whole)' : pointer}</code> {text}
            </li>
          ))}
        </ul>
      )}
      {retry && (
        <Button size="xs" variant="default" mt="sm" onClick={retry}>
          Try again
        </Button>
      )}
    </Alert>
  );
};
