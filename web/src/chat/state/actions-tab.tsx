import { Button, Code, Text } from '@mantine/core';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { Change } from '../../live/changes.js';
import { When } from '../../time/when.js';
import { useChat } from '../commands/chat-context.js';
import { Marked } from './marked.js';

interface Props {
  readonly view: InstanceView;
  readonly changed: ReadonlySet<Change>;
}

/** What the coach did, the last first. */
export const ActionsTab = ({ view, changed }: Props) => {
  const { loadActions } = useChat();
  if (view.actions.length === 0)
    return (
      <Text size="sm" c="dimmed" p="sm">
        The coach has done nothing yet.
      </Text>
    );
  const earlier = view.earlier?.actions ?? 0;
  const rows = view.actions.toReversed().map(({ id, action_type, result_summary, parameters, timestamp }) => (
    <Marked key={id} isChanged={changed.has(`action:${id}`)}>
      <Text size="sm">{result_summary}</Text>
      <Text size="xs" c="dimmed" component="div">
        {action_type} · <When at={timestamp} />
      </Text>
      {Object.keys(parameters).length > 0 && (
        <details>
          <summary>
            <Text span size="xs">
              Parameters
            </Text>
          </summary>
          <Code block>{JSON.stringify(parameters, null, 2)}</Code>
        </details>
      )}
    </Marked>
  ));
  return (
    <>
      {rows}
      {earlier > 0 && (
        <Button variant="subtle" size="compact-sm" fullWidth onClick={() => void loadActions()}>
          {earlier} earlier {earlier === 1 ? 'action' : 'actions'}
        </Button>
      )}
    </>
  );
};
