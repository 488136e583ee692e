import { Text, UnstyledButton } from '@mantine/core';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { useState } from 'react';

interface Props {
  readonly words: string;
  readonly actions: readonly Pick<InstanceView['actions'][number], 'id' | 'result_summary'>[];
}

/** Below an answer: what came of the turn, and on request each thing that the coach did. */
export const TurnFoot = ({ words, actions }: Props) => {
  const [isOpen, setOpen] = useState(false);
  if (words === '') return null;
  return (
    <div className="turn-foot">
      {actions.length === 0 ? (
        <span>{words}</span>
      ) : (
        <UnstyledButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {words}
        </UnstyledButton>
      )}
      {isOpen && (
        <Text component="ul" size="xs">
          {actions.map(({ id, result_summary: summary }) => (
            <li key={id}>{summary}</li>
          ))}
        </Text>
      )}
    </div>
  );
};
