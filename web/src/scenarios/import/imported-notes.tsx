import type { ImportWarning } from '@rehearsal/contracts/http/scenarios/scenarios';
import { Button, Group, Stack } from '@mantine/core';
import { Notes } from '../../components/notes.js';

interface Props {
  readonly notes: readonly ImportWarning[];
  readonly onOpen: () => void;
}

/** It is imported, and this was left out or read in another way. */
export const ImportedNotes = ({ notes, onOpen }: Props) => (
  <Stack>
    <Notes title="Imported, with notes" notes={notes} />
    <Group justify="flex-end">
      <Button onClick={onOpen} data-autofocus>
        Open chat
      </Button>
    </Group>
  </Stack>
);
