import { Button } from '@mantine/core';
import { useMe } from '../api/auth.js';
import { signOut } from '../api/session.js';
import { ActMenu } from '../components/menus/act-menu.js';
import { notifyProblem } from '../problems/notify.js';

/** Who is signed in, and the way out. */
export const AccountMenu = () => {
  const { user } = useMe();
  return (
    <ActMenu
      width={200}
      heading={`Signed in as ${user.role}`}
      groups={[[{ label: 'Sign out', onChosen: () => void signOut().catch(notifyProblem) }]]}
      target={
        <Button variant="default" size="sm" px="sm" maw={{ base: 112, sm: 280 }} aria-label={`Account of ${user.name}`}>
          {user.name}
        </Button>
      }
    />
  );
};
