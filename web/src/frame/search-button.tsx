import { Kbd, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { styledPart } from '../components/styled-part.js';
import { searchIcon } from '../components/icons.js';

const Palette = lazy(
  styledPart(() => import('../palette/palette.js').then(({ Palette: part }) => ({ default: part }))),
);

const isMac = /Mac|iP(hone|ad)/.test(navigator.userAgent);

/** The way into the search of everything, by the pointer and by Ctrl+K from wherever one is. */
export const SearchButton = () => {
  const [isOpen, { open, close }] = useDisclosure();
  useHotkeys([['mod+K', open]], [], true);
  return (
    <>
      <UnstyledButton className="search-button" onClick={open} aria-label="Search" aria-keyshortcuts="Control+K Meta+K">
        {searchIcon}
        <Text span size="sm">
          Search
        </Text>
        <Kbd size="xs">{isMac ? '⌘ K' : 'Ctrl K'}</Kbd>
      </UnstyledButton>
      {isOpen && (
        <Suspense>
          <Palette onClose={close} />
        </Suspense>
      )}
    </>
  );
};
