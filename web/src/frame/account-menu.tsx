import { Button, Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMe } from '../api/auth.js';
import { signOut } from '../api/session.js';
import { notifyProblem } from '../problems/notify.js';

/** Who is signed in, and the way out. */
export const AccountMenu = () => {
  const { user } = useMe();
  const client = useQueryClient();
  const leave = async () => {
    await signOut();
    client.clear();
  };
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button variant="default" size="sm" px="sm" maw={{ base: 112, sm: 280 }} aria-label={`Account of ${user.name}`}>
          {user.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Signed in as {user.role}</Menu.Label>
        <Menu.Item onClick={() => void leave().catch(notifyProblem)}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
