import { Alert, Button, Group, List } from '@mantine/core';
import type { ImportNote } from '../../api/resources/scenarios.js';

interface Props {
  readonly notes: readonly ImportNote[];
  readonly onOpen: () => void;
}

/** It is imported, and this was left out or read in another way. */
export const ImportedNotes = ({ notes, onOpen }: Props) => (
  <>
    <Alert role="status" color="yellow" title="Imported, with notes" mb="md">
      <List size="sm">
        {notes.map(({ line, column, message }) => (
          <List.Item key={`${line}:${column} ${message}`}>
            Line {line}: {message}
          </List.Item>
        ))}
      </List>
    </Alert>
    <Group justify="flex-end">
      <Button onClick={onOpen} data-autofocus>
        Open chat
      </Button>
    </Group>
  </>
);
