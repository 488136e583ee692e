import { ActionIcon, Button } from '@mantine/core';
import { downIcon, searchIcon } from '../../components/icons.js';
import { ActMenu } from '../../components/menus/act-menu.js';
import { printed } from '../../keys/key.js';
import { useKeys } from '../../keys/use-keys.js';
import { useChat } from '../commands/chat-context.js';
import { SEARCH } from '../talk/search/search-keys.js';
import { useActs } from './use-acts.js';

/** What can be done with the instance as a whole. */
export const ChatActs = () => {
  const { at, lookAt } = useChat();
  return (
    <>
      <SearchButton />
      {/* What can be done is done to what is now. */}
      {at === null ? (
        <NowActs />
      ) : (
        <Button size="xs" onClick={() => lookAt(null)}>
          Back to now
        </Button>
      )}
    </>
  );
};

const SearchButton = () => {
  const { isSearching, setSearching } = useChat();
  const open = () => setSearching(true);
  // Once it is open, its own field hears the key.
  useKeys(isSearching ? [] : [{ ...SEARCH, onPressed: open }]);
  return (
    <ActionIcon
      size={30}
      variant="default"
      aria-label={SEARCH.label}
      title={`${SEARCH.label} (${printed(SEARCH.keys).join(' ')})`}
      onClick={open}
    >
      {searchIcon}
    </ActionIcon>
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
