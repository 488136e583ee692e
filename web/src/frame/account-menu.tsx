import { Text, UnstyledButton } from '@mantine/core';
import { useMe } from '../api/auth.js';
import { signOut } from '../api/session.js';
import { downIcon } from '../components/icons.js';
import { ActMenu } from '../components/menus/act-menu.js';
import { PersonPicture } from '../people/person-picture.js';
import { notifyProblem } from '../problems/notify.js';
import { SHOW_KEYS, useKeysHelp } from './use-keys-help.js';

/** Who is signed in, which keys there are, and the way out. */
export const AccountMenu = () => {
  const { user } = useMe();
  const help = useKeysHelp();
  return (
    <>
      <ActMenu
        width={200}
        heading={`Signed in as ${user.role}`}
        groups={[
          [{ ...SHOW_KEYS, onChosen: help.open }],
          [{ label: 'Sign out', onChosen: () => void signOut().catch(notifyProblem) }],
        ]}
        target={
          <UnstyledButton
            className="account"
            aria-label={`Account of ${user.name}`}
            title={`${user.name}, ${user.role}`}
          >
            <PersonPicture name={user.name} />
            <Text span size="sm" truncate visibleFrom="sm">
              {user.name}
            </Text>
            {downIcon}
          </UnstyledButton>
        }
      />
      {help.dialog}
    </>
  );
};
