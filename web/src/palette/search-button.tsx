import { Kbd, Text, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { styledPart } from '../parts/styled-part.js';
import { searchIcon } from '../components/icons.js';
import { printed, SEARCH_EVERYTHING, type OfferedKeys } from '../keys/key.js';
import { offeredKeys } from '../keys/offered-keys.js';
import { useKeys } from '../keys/use-keys.js';

const Palette = lazy(styledPart(() => import('./palette.js').then(({ Palette: part }) => ({ default: part }))));

/** The way into the search of everything, by the pointer and by Ctrl+K from wherever one is. */
export const SearchButton = () => {
  const [offered, setOffered] = useState<readonly OfferedKeys[] | null>(null);
  const open = () => setOffered(offeredKeys());
  useKeys([{ ...SEARCH_EVERYTHING, onPressed: open }], 'everywhere');
  return (
    <>
      <UnstyledButton className="search-button" onClick={open} aria-label="Search" aria-keyshortcuts="Control+K Meta+K">
        {searchIcon}
        <Text span size="sm">
          Search
        </Text>
        <Kbd size="xs">{printed(SEARCH_EVERYTHING.keys).join(' ')}</Kbd>
      </UnstyledButton>
      {offered && (
        <Suspense>
          <Palette offered={offered} onClose={() => setOffered(null)} />
        </Suspense>
      )}
    </>
  );
};
