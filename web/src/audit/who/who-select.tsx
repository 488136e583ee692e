import { inOrder } from '@rehearsal/client/resources/actors';
import { useInfiniteQuery } from '@tanstack/react-query';
import { actorsQuery } from '../../api/resources/audit.js';
import { SearchedSelect } from '../find/searched-select.js';
import { useSearched } from '../find/use-searched.js';
import { useNames } from '../use-names.js';
import { actorChoices } from './actor-choices.js';
import { useProgramsThatAct } from './use-programs.js';

interface Props {
  /** An id; empty: anybody. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** Whose entries are meant: searched in the log, as far back as is asked for there, and not among those on the page. */
export const WhoSelect = ({ value, onChange }: Props) => {
  const searched = useSearched(value, useNames(value === '' ? [] : [value]));
  const { settled, isOpen } = searched;
  const { data, isFetching, fetchNextPage } = useInfiniteQuery({ ...actorsQuery(settled), enabled: isOpen });
  const found = inOrder(data?.pages.flatMap(({ actors }) => actors) ?? []);
  const lookedBackTo = data?.pages.at(-1)?.looked_back_to ?? null;
  const programs = useProgramsThatAct(isOpen);
  return (
    <SearchedSelect
      label="Who"
      placeholder="Anybody"
      nothingFound="Nobody of that name"
      searched={searched}
      groups={actorChoices({ ...searched, found, programs, lookedBackTo })}
      isLooking={isFetching}
      onChange={onChange}
      onFurther={() => void fetchNextPage()}
    />
  );
};
