import { Alert, Button, Group, Text } from '@mantine/core';
import { ApiError } from '@rehearsal/client/api-error';
import { ProblemAlert } from '../problems/problem-alert.js';

interface Props {
  readonly error: ApiError | null;
  readonly onSaveOver: () => void;
  readonly onTakeTheirs: (() => void) | undefined;
}

/** Why it was not saved. Nothing that was typed is gone, and it says so. */
export const SaveProblem = ({ error, onSaveOver, onTakeTheirs }: Props) => {
  if (error?.status === 412)
    return (
      <Alert color="orange" title="Someone else saved this scenario meanwhile" role="alert" mb="md">
        <Text size="sm">{error.message} What you typed is still here.</Text>
        <Group mt="sm" gap="xs">
          <Button size="xs" color="red" onClick={onSaveOver}>
            Save mine over it
          </Button>
          {onTakeTheirs && (
            <Button size="xs" variant="default" onClick={onTakeTheirs}>
              Drop mine and load theirs
            </Button>
          )}
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
