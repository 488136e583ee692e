import { Button, Group, Textarea } from '@mantine/core';
import type { RefObject } from 'react';
import { useKeys } from '../../../keys/use-keys.js';

interface Props {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onSubmit: () => void;
}

/** Where one types: Enter sends, Shift+Enter begins a new line. */
export const Composer = ({ field, text, onText, onSubmit }: Props) => {
  useKeys([
    { keys: 'Enter', label: 'Send the message', onPressed: onSubmit, within: field },
    { keys: 'shift+Enter', label: 'New line in the message' },
  ]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Group gap="xs" align="end" wrap="nowrap">
        <Textarea
          ref={field}
          aria-label="Message"
          placeholder="Speak as the test user"
          title="Enter sends, Shift+Enter begins a new line."
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
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
