import { Text } from '@mantine/core';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { Change } from '../../live/changes.js';
import { When } from '../../time/when.js';
import { Marked } from './marked.js';

interface Props {
  readonly view: InstanceView;
  readonly changed: ReadonlySet<Change>;
}

/** What the coach wrote down about the person. */
export const NotesTab = ({ view, changed }: Props) =>
  view.user_notes.length === 0 ? (
    <Text size="sm" c="dimmed" p="sm">
      No notes yet.
    </Text>
  ) : (
    view.user_notes.map(({ id, note, created_at }) => (
      <Marked key={id} isChanged={changed.has(`note:${id}`)}>
        <Text size="sm">{note}</Text>
        <Text size="xs" c="dimmed" component="div">
          <When at={created_at} />
        </Text>
      </Marked>
    ))
  );
