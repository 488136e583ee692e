import { Loader, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { inOrder } from '@rehearsal/client/resources/actors';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { actorsQuery } from '../../api/resources/audit.js';
import { useNames } from '../use-names.js';
import { actorChoices, FURTHER, type Choice } from './actor-choices.js';
import { useProgramsThatAct } from './use-programs.js';

interface Props {
  /** An id; empty: anybody. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

const SETTLED_MS = 250;

/** Whose entries are meant: searched in the log, as far back as is asked for there, and not among those on the page. */
export const WhoSelect = ({ value, onChange }: Props) => {
  const nameOf = useNames(value === '' ? [] : [value]);
  // By the name that they were chosen by: were it another once the names have come, it would take the place of what is typed.
  const [picked, setPicked] = useState<Choice | null>(null);
  const chosen = value === '' ? undefined : picked?.value === value ? picked : { value, label: nameOf(value) };
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  // The field says who is chosen until somebody types: that is nothing to search for.
  const words = typed === chosen?.label ? '' : typed;
  const [settled] = useDebouncedValue(words, SETTLED_MS);
  // Whoever has it looked further back waits for what comes, in the same list.
  const staysOpen = useRef(false);
  const { data, isFetching, fetchNextPage } = useInfiniteQuery({ ...actorsQuery(settled.trim()), enabled: isOpen });
  const found = inOrder(data?.pages.flatMap(({ actors }) => actors) ?? []);
  const lookedBackTo = data?.pages.at(-1)?.looked_back_to ?? null;
  const programs = useProgramsThatAct(isOpen);
  return (
    <Select
      label="Who"
      placeholder="Anybody"
      data={actorChoices({ found, programs, typed: words, lookedBackTo, chosen })}
      // They are found by the server, without regard to accents too.
      filter={({ options }) => options}
      value={value === '' ? null : value}
      dropdownOpened={isOpen}
      onChange={(id, option) => {
        if (id === FURTHER) {
          staysOpen.current = true;
          void fetchNextPage();
          return;
        }
        setPicked(option);
        onChange(id ?? '');
      }}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => {
        if (!staysOpen.current) setOpen(false);
        staysOpen.current = false;
      }}
      nothingFoundMessage="Nobody of that name"
      {...(isFetching && { rightSection: <Loader size="xs" role="status" aria-label="Looking for them" /> })}
      maxDropdownHeight={320}
      searchable
      clearable
      style={{ flex: '1 1 10rem' }}
    />
  );
};
