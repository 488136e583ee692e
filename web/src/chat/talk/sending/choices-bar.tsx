import { Button, Group } from '@mantine/core';
import type { Choice } from '@rehearsal/contracts/coaching/choices';

interface Props {
  readonly choices: readonly Choice[];
  readonly onChosen: (message: string) => void;
}

/** The answers that the coach offers, one press each. */
export const ChoicesBar = ({ choices, onChosen }: Props) =>
  choices.length === 0 ? null : (
    <Group role="group" aria-label="Answers that the coach offers" gap="xs" mb="xs">
      {choices.map(({ label, message }) => (
        <Button key={label} size="xs" radius="xl" variant="outline" onClick={() => onChosen(message)}>
          {label}
        </Button>
      ))}
    </Group>
  );
