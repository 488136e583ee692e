import { Loader, Select } from '@mantine/core';
import { useRef } from 'react';
import { FURTHER, type ChoiceGroup } from './choices.js';
import type { Searched } from './use-searched.js';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly nothingFound: string;
  readonly searched: Searched;
  /** Already those that are meant. */
  readonly groups: readonly ChoiceGroup[];
  readonly isLooking?: boolean;
  readonly onChange: (value: string) => void;
  readonly onFurther?: () => void;
}

/** As wide as a sentence needs, where there is room for it. */
const WIDE = { width: 'min(30rem, calc(100vw - 2rem))', position: 'bottom-start' } as const;

/** A field in which one types words, and picks one of what they find. */
export const SearchedSelect = ({ searched, groups, isLooking = false, onChange, onFurther, ...texts }: Props) => {
  const { label, placeholder, nothingFound } = texts;
  const { chosen, pick, type, isOpen, setOpen } = searched;
  // Whoever has it looked further back waits for what comes, in the same list.
  const staysOpen = useRef(false);
  return (
    <Select
      label={label}
      placeholder={placeholder}
      data={groups.map(({ group, items }) => ({ group, items: [...items] }))}
      filter={({ options }) => options}
      value={chosen?.value ?? null}
      onChange={(value, option) => {
        if (value === FURTHER) {
          staysOpen.current = true;
          onFurther?.();
          return;
        }
        pick(option);
        onChange(value ?? '');
      }}
      onSearchChange={type}
      dropdownOpened={isOpen}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => {
        if (!staysOpen.current) setOpen(false);
        staysOpen.current = false;
      }}
      nothingFoundMessage={nothingFound}
      {...(isLooking && { rightSection: <Loader size="xs" role="status" aria-label="Looking for it" /> })}
      comboboxProps={WIDE}
      maxDropdownHeight={320}
      searchable
      clearable
      style={{ flex: '1 1 10rem' }}
    />
  );
};
