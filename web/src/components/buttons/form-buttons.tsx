import { Button, Group } from '@mantine/core';

interface Props {
  /** What sending the form does. */
  readonly submit: string;
  readonly isBusy: boolean;
  readonly disabled?: boolean;
  readonly onCancel: () => void;
}

/** How each form of a dialog ends. */
export const FormButtons = ({ submit, isBusy, disabled = false, onCancel }: Props) => (
  <Group justify="flex-end">
    <Button variant="default" onClick={onCancel}>
      Cancel
    </Button>
    <Button type="submit" loading={isBusy} disabled={disabled}>
      {submit}
    </Button>
  </Group>
);
