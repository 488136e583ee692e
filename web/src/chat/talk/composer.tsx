import { Button, Group, Textarea } from '@mantine/core';
import type { KeyboardEvent } from 'react';

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onSubmit: () => void;
}

/** Where one types: Enter sends, Shift+Enter begins a new line. */
export const Composer = ({ text, onText, onSubmit }: Props) => {
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter also ends the composition of a character in some scripts.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Group gap="xs" align="end" wrap="nowrap">
        <Textarea
          aria-label="Message"
          placeholder="Speak as the test user"
          title="Enter sends, Shift+Enter begins a new line."
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          autosize
          minRows={1}
          maxRows={8}
          style={{ flex: 1 }}
        />
        <Button type="submit" disabled={text.trim() === ''}>
          Send
        </Button>
      </Group>
    </form>
  );
};
