import { Alert, Button, Group, Text } from '@mantine/core';
import { ApiError } from '@rehearsal/client/api-error';
import { ProblemAlert } from '../problems/problem-alert.js';

interface Props {
  readonly error: ApiError | null;
  /** There is no connection, and what was sent waits for it. */
  readonly isWaiting: boolean;
  readonly onCompare: () => void;
}

/** Why it was not saved. Nothing that was typed is gone, and it says so. */
export const SaveProblem = ({ error, isWaiting, onCompare }: Props) => {
  if (isWaiting)
    return (
      <Alert color="orange" title="Not sent: no connection" role="alert" mb="md">
        What you typed is kept here. It is saved once, by itself, when the connection is back.
      </Alert>
    );
  if (error?.status === 412)
    return (
      <Alert color="orange" title="Someone else saved this scenario meanwhile" role="alert" mb="md">
        <Text size="sm">{error.message} What you typed is still here.</Text>
        <Group mt="sm" gap="xs">
          <Button size="xs" onClick={onCompare}>
            Compare theirs with mine
          </Button>
        </Group>
      </Alert>
    );
  // Faults with a place are shown at their place.
  const shown =
    error === null || error.errors.length === 0
      ? error
      : new ApiError({ status: error.status, code: error.code, title: error.title, detail: error.message });
  return <ProblemAlert error={shown} />;
};
