import { Button } from '@mantine/core';
import { downIcon } from '../../components/icons.js';
import { ActMenu } from '../../components/menus/act-menu.js';
import { useKeys } from '../../keys/use-keys.js';
import { useChat } from '../commands/chat-context.js';
import { useActs } from './use-acts.js';

/** What can be done with the instance as a whole. */
export const ChatActs = () => {
  const { at, lookAt } = useChat();
  // What can be done is done to what is now.
  return at === null ? (
    <NowActs />
  ) : (
    <Button size="xs" onClick={() => lookAt(null)}>
      Back to now
    </Button>
  );
};

const NowActs = () => {
  const { view } = useChat();
  const { groups, isBusy, freeze, dialogs } = useActs();
  useKeys(
    groups
      .flat()
      .flatMap(({ keys, label, onChosen }) =>
        keys === undefined ? [] : [{ keys, label, onPressed: () => !isBusy && onChosen() }],
      ),
  );
  return (
    <>
      {/* Nobody speaks in a live session: to make a scenario of it is what one comes for. */}
      {view.kind === 'live' && freeze !== undefined && (
        <Button size="xs" onClick={freeze}>
          Freeze
        </Button>
      )}
      <ActMenu
        width={280}
        groups={groups}
        target={
          <Button size="xs" variant="default" loading={isBusy} rightSection={downIcon}>
            Actions
          </Button>
        }
      />
      {dialogs}
    </>
  );
};
