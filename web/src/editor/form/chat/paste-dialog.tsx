import { Alert, Stack, Text, Textarea } from '@mantine/core';
import { formatOf, readConversation } from '@rehearsal/contracts/conversation/conversation-text';
import type { LocatedFault } from '@rehearsal/contracts/text/text-position';
import { useState } from 'react';
import { FormButtons } from '../../../components/buttons/form-buttons.js';
import { Dialog } from '../../../components/dialog.js';
import { Notes } from '../../../components/notes.js';
import { readSpokenLines } from '../../text/spoken-lines.js';

interface Props {
  readonly opened: boolean;
  readonly firstName: string;
  readonly onClose: () => void;
  readonly onPasted: (messages: readonly unknown[]) => void;
}

interface Reading {
  readonly messages: readonly unknown[];
  /** What is left out, or read in another way. */
  readonly notes?: readonly LocatedFault[];
  readonly fault?: string;
}

const read = (text: string, firstName: string): Reading => {
  const format = formatOf(text);
  if (format === undefined) return { messages: readSpokenLines(text, firstName) };
  if (format === 'scenario') return { messages: [], fault: 'This is a whole scenario: import it from the list.' };
  const check = readConversation(text, format);
  if (check.ok) return { messages: check.messages, notes: check.warnings };
  const faults = check.faults.map(({ line, column, message }) => `Line ${line}, column ${column}: ${message}`);
  return { messages: [], fault: faults[0] ?? 'It cannot be read.' };
};

/** Takes a conversation as text, as JSON or as XML and adds it to the end. What was pasted stays when it is closed. */
export const PasteDialog = ({ opened, firstName, onClose, onPasted }: Props) => {
  const [text, setText] = useState('');
  const { messages, notes = [], fault } = read(text, firstName);
  return (
    <Dialog opened={opened} onClose={onClose} title="Paste a conversation" size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onPasted(messages);
          setText('');
          onClose();
        }}
      >
        <Stack>
          <Textarea
            label="The conversation"
            description="Each line begins with who speaks. JSON of messages and XML are read as well."
            placeholder={'Coach: What brings you here?\nMe: I would like to change my work.'}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autosize
            minRows={8}
            maxRows={18}
            data-autofocus
          />
          {fault === undefined ? (
            <Text size="sm" role="status">
              {messages.length === 1 ? '1 message' : `${messages.length} messages`}, added at the end
            </Text>
          ) : (
            <Alert color="red" role="alert">
              {fault}
            </Alert>
          )}
          {notes.length > 0 && <Notes title="Left out, or read in another way" notes={notes} />}
          <FormButtons submit="Add them" isBusy={false} disabled={messages.length === 0} onCancel={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
};
