import { ActionIcon, Group, Menu, Table, Text } from '@mantine/core';
import type { UserRow } from '@rehearsal/contracts/http/access';
import { moreIcon } from '../components/icons.js';
import { useMe } from '../api/auth.js';
import { useChangeRole, useEndSessions } from '../api/resources/people.js';
import { notify, notifyProblem } from '../problems/notify.js';
import { When } from '../time/when.js';
import { PersonPicture } from './person-picture.js';
import { RoleSelect, wordsOfRole } from './role-select.js';

interface Props {
  readonly person: UserRow;
  readonly onLink: () => void;
  readonly onRemove: () => void;
}

const sessionsWords = (count: number): string =>
  count === 0 ? 'not signed in' : count === 1 ? '1 session' : `${count} sessions`;

export const PersonRow = ({ person, onLink, onRemove }: Props) => {
  const { id, name, role, sessions, created_at } = person;
  const isMe = useMe().user.id === id;
  const changeRole = useChangeRole();
  const endSessions = useEndSessions();
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          <PersonPicture name={name} />
          <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
            {name}
            {isMe && (
              <Text span size="sm" fw={400} c="dimmed">
                {' '}
                (you)
              </Text>
            )}
          </Text>
        </Group>
      </Table.Td>
      <Table.Td>
        {isMe ? (
          <Text size="sm">{wordsOfRole(role)}</Text>
        ) : (
          <RoleSelect
            isBare
            label={`Role of ${name}`}
            value={role}
            disabled={changeRole.isPending}
            onChange={(next) => changeRole.mutate({ id, role: next }, { onError: notifyProblem })}
          />
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm" c={sessions === 0 ? 'dimmed' : 'inherit'}>
          {sessionsWords(sessions)}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <When at={created_at} />
      </Table.Td>
      <Table.Td>
        <Group justify="flex-end">
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More for ${name}`}>
                {moreIcon}
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={onLink}>New sign-in link</Menu.Item>
              <Menu.Item
                disabled={sessions === 0}
                onClick={() =>
                  endSessions.mutate(person, { onSuccess: ({ message }) => notify(message), onError: notifyProblem })
                }
              >
                End sessions
              </Menu.Item>
              {!isMe && (
                <Menu.Item color="red" onClick={onRemove}>
                  Remove
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
};
