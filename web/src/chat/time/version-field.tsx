import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';

interface Props {
  /** The version that is looked at. */
  readonly shown: number;
  readonly newest: number;
  readonly onChosen: (version: number) => void;
}

/** Goes to any version by its number: turns are the ends of some, and what else happened is between. */
export const VersionField = ({ shown, newest, onChosen }: Props) => {
  /** Undefined: nobody is typing. */
  const [typed, setTyped] = useState<string>();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onChosen(typed === undefined ? shown : Number(typed));
    setTyped(undefined);
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" mt={4}>
        <TextInput
          aria-label="Version that is looked at"
          type="number"
          size="xs"
          w={80}
          required
          min={1}
          max={newest}
          value={typed ?? String(shown)}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Text size="xs" c="dimmed" style={{ flex: 1 }}>
          of {newest} versions
        </Text>
        <Button type="submit" size="compact-xs" variant="default">
          Go there
        </Button>
      </Group>
    </form>
  );
};
