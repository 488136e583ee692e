import { Group, Text } from '@mantine/core';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { CopyButton } from '../../components/buttons/copy-button.js';

/** What was sent to the engine for the last answer. */
export const PromptTab = ({ view }: { readonly view: InstanceView }) => {
  const prompt = view.last_turn?.prompt;
  if (typeof prompt !== 'string')
    return (
      <Text size="sm" c="dimmed" p="sm">
        The coach has not answered since the beginning, so no prompt was sent.
      </Text>
    );
  return (
    <>
      <Group justify="space-between" px="xs" mb="xs">
        <Text size="xs" c="dimmed">
          Engine {view.last_turn?.engine}
        </Text>
        <CopyButton value={prompt} label="Copy prompt" />
      </Group>
      <pre className="raw">{prompt}</pre>
    </>
  );
};
