import './search.css';
import { ActionIcon, Button, CloseButton, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { downIcon, searchIcon, upIcon } from '../../../components/icons.js';
import { useFocusBack } from '../../../components/focus/use-focus-back.js';
import { useKeys } from '../../../keys/use-keys.js';
import { SEARCH } from './search-keys.js';
import { searchWords } from './search-words.js';
import type { Search } from './use-search.js';

interface Props {
  readonly search: Search;
  readonly onClose: () => void;
}

/** Finds words in the conversation, which the browser cannot: it has no more of it than is near the screen. */
export const SearchBox = ({ search, onClose }: Props) => {
  const { typed, setTyped, count, hasFailed, again, step } = search;
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useFocusBack(true);
  useEffect(() => field.current?.focus(), []);
  const stepBy = (by: 1 | -1) => () => {
    if (count > 0) step(by);
  };
  useKeys([
    { ...SEARCH, onPressed: () => field.current?.select() },
    { keys: 'Enter', label: 'Previous place found', onPressed: stepBy(-1), within: field },
    { keys: 'shift+Enter', label: 'Next place found', onPressed: stepBy(1), within: field },
    { keys: 'Escape', label: 'Close the search', onPressed: onClose, within: box },
  ]);
  return (
    <div ref={box} className="chat-search" role="search" aria-label="In the conversation">
      <TextInput
        ref={field}
        size="xs"
        aria-label="Search the conversation"
        placeholder="Search the conversation"
        leftSection={searchIcon}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <span role="status">{searchWords(search)}</span>
      {hasFailed && (
        <Button size="compact-xs" variant="default" onClick={again}>
          Try again
        </Button>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Previous place found"
        title="Enter"
        disabled={count === 0}
        onClick={stepBy(-1)}
      >
        {upIcon}
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="Next place found"
        title="Shift+Enter"
        disabled={count === 0}
        onClick={stepBy(1)}
      >
        {downIcon}
      </ActionIcon>
      <CloseButton size="sm" aria-label="Close the search" title="Escape" onClick={onClose} />
    </div>
  );
};
