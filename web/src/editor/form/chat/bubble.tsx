import { ActionIcon, Group, Menu, Text } from '@mantine/core';
import { jsonPointer } from '@rehearsal/contracts/json/pointer';
import { moreIcon } from '../../../components/icons.js';
import { useState } from 'react';
import { GrowingText } from '../../../components/growing-text.js';
import { ObjectFields } from '../../fields/object-fields.js';
import { schemaAt } from '../../text/schema.js';
import { withContent, withoutMessage, withSwapped } from '../../text/message-links.js';
import { withValue } from '../../text/change-text.js';
import { isWithin, useFormDocument, useFormValue } from '../../text/form-document.js';

interface Props {
  readonly index: number;
  readonly count: number;
  readonly onInsert: (message: { role: string; content: string }) => void;
}

/** A message as one sees it in the chat, to be written in. Alt with an arrow moves it. */
export const Bubble = ({ index, count, onInsert }: Props) => {
  const { json, faults, change } = useFormDocument();
  const path = ['template', 'chat_messages', index];
  const content = useFormValue([...path, 'content']);
  const { value: role } = useFormValue([...path, 'role']);
  const [isOpen, setOpen] = useState(false);
  const isCoach = role === 'coach' || role === 'assistant';
  const name = isCoach ? 'Coach' : 'Person';
  const place = jsonPointer(path);
  const others = faults.filter(({ pointer }) => isWithin(pointer, place) && pointer !== content.pointer);
  const swap = (other: number) => {
    if (other >= 0 && other < count) change((text, said) => withSwapped(text, said, index, other));
  };
  const turn = () => change((text) => withValue(text, [...path, 'role'], isCoach ? 'user' : 'coach'));
  return (
    <div className={isCoach ? 'bubble bubble-coach' : 'bubble bubble-person'}>
      <Group justify="space-between" gap={4} wrap="nowrap">
        <Text size="xs" fw={600}>
          {name}{' '}
          <Text span size="xs" c="dimmed">
            {index + 1}
          </Text>
        </Text>
        <Group gap={0} wrap="nowrap">
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            disabled={index === 0}
            aria-label={`Move message ${index + 1} up`}
            onClick={() => swap(index - 1)}
          >
            <span aria-hidden>↑</span>
          </ActionIcon>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            disabled={index === count - 1}
            aria-label={`Move message ${index + 1} down`}
            onClick={() => swap(index + 1)}
          >
            <span aria-hidden>↓</span>
          </ActionIcon>
          <Menu position="bottom-end" width={220}>
            <Menu.Target>
              <ActionIcon size="sm" variant="subtle" color="gray" aria-label={`More for message ${index + 1}`}>
                {moreIcon}
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={turn}>{isCoach ? 'The person says this' : 'The coach says this'}</Menu.Item>
              <Menu.Item onClick={() => onInsert({ role: isCoach ? 'user' : 'coach', content: '' })}>
                Insert an answer below
              </Menu.Item>
              <Menu.Item onClick={() => setOpen(!isOpen)}>{isOpen ? 'Hide' : 'Show'} time and choices</Menu.Item>
              <Menu.Item color="red" onClick={() => change((text, said) => withoutMessage(text, said, index))}>
                Remove
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Group>
      <GrowingText
        variant="unstyled"
        aria-label={`${name}, message ${index + 1}`}
        placeholder="What is said"
        value={typeof content.value === 'string' ? content.value : JSON.stringify(content.value)}
        onChange={(event) => {
          const said = event.currentTarget.value;
          change((text, body) => withContent(text, body, index, said));
        }}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          swap(event.key === 'ArrowUp' ? index - 1 : index + 1);
        }}
        error={[content.fault, ...others.map(({ message }) => message)].filter(Boolean).join(' ') || undefined}
        data-pointer={content.pointer}
      />
      {isOpen && (
        <ObjectFields
          path={path}
          schema={schemaAt(json, path) ?? {}}
          label="Message"
          without={['role', 'content']}
          isBare
        />
      )}
    </div>
  );
};
