import { Button, Group } from '@mantine/core';

interface Props {
  readonly words: string;
  readonly onRetry: () => void;
  readonly onEdit: () => void;
}

/** Below a message that did not go, or that was not answered: why, and what can be done about it. */
export const FailedFoot = ({ words, onRetry, onEdit }: Props) => (
  <div className="failed-foot" role="alert">
    <span>{words}</span>
    <Group gap={4} wrap="nowrap">
      <Button size="compact-xs" variant="default" onClick={onRetry}>
        Retry
      </Button>
      <Button size="compact-xs" variant="default" onClick={onEdit}>
        Edit
      </Button>
    </Group>
  </div>
);
