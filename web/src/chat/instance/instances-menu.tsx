import { Button, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { downIcon } from '../../components/icons.js';
import { useMay } from '../../api/auth.js';
import { scenarioInstancesQuery } from '../../api/resources/instances.js';
import { useChat } from '../commands/chat-context.js';
import { useChatCommands } from '../commands/use-chat-commands.js';
import { nameOfInstance } from './instance-name.js';
import { MoreInstances } from './more-instances.js';
import { NewInstanceDialog } from './new-instance-dialog.js';
import { RowConditions } from './row-conditions.js';

/** The instances of this scenario: separate people with the same beginning. */
export const InstancesMenu = ({ scenarioId }: { readonly scenarioId: string }) => {
  const { view, goTo } = useChat();
  const { newInstance } = useChatCommands();
  const [isOpen, { open: openMenu, close: closeMenu }] = useDisclosure();
  const [isMaking, { open, close }] = useDisclosure();
  const instances = useInfiniteQuery({ ...scenarioInstancesQuery(scenarioId), enabled: isOpen });
  const mayWrite = useMay('instance:write');
  return (
    <>
      <Menu opened={isOpen} onOpen={openMenu} onClose={closeMenu} width={260} position="bottom-start">
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            maw={200}
            aria-label={`Instances, now ${nameOfInstance(view)}`}
            rightSection={downIcon}
          >
            {nameOfInstance(view)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className="instances">
          <Menu.Label>Instances</Menu.Label>
          {(instances.data?.pages ?? [])
            .flatMap(({ items }) => items)
            .map((row) => (
              <Menu.Item key={row.id} onClick={() => goTo(row.id)} aria-current={row.id === view.id || undefined}>
                <Text size="sm" fw={row.id === view.id ? 700 : 400}>
                  {nameOfInstance(row)}
                </Text>
                <Text size="xs" c="dimmed" truncate maw={226}>
                  {row.email}
                </Text>
                <RowConditions row={row} />
              </Menu.Item>
            ))}
          <MoreInstances query={instances} />
          {mayWrite && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={open}>New instance…</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <NewInstanceDialog opened={isMaking} onMake={newInstance} onClose={close} />
    </>
  );
};
