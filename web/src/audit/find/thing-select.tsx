import { useInfiniteQuery } from '@tanstack/react-query';
import { auditQuery } from '../../api/resources/audit.js';
import { useOnRecord } from '../use-on-record.js';
import { withinReach, type Choice } from './choices.js';
import { SearchedSelect } from './searched-select.js';
import { thingIn, thingsIn } from './things.js';
import { useFoundEntries } from './use-found-entries.js';
import { useListedThings } from './use-listed-things.js';
import { useSearched } from './use-searched.js';

interface Props {
  /** An id; empty: anything. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** What the log calls the thing with an id; the id while it is not known, or where the log does not know it. */
const useThingName = (id: string): string => {
  const { data } = useInfiniteQuery({ ...auditQuery({ target: id }), enabled: id !== '' });
  const entries = data?.pages[0]?.items.filter(({ target_id: about }) => about === id) ?? [];
  const { names } = useOnRecord(entries);
  return thingIn(entries, names) || id;
};

/** What the entries are to be about: found by its words in the lists, and in the log, which knows also what is gone. */
export const ThingSelect = ({ value, onChange }: Props) => {
  const name = useThingName(value);
  const searched = useSearched(value, () => name);
  const { entries, names, furtherBack, ...looked } = useFoundEntries(searched);
  const listed = useListedThings(searched);
  const isListed = ({ value: id }: Choice) => listed.some(({ items }) => items.some((item) => item.value === id));
  const told = thingsIn(entries, names, searched.words).filter((thing) => !isListed(thing));
  const groups = [...listed, { group: 'Told of in the log', items: told }, ...furtherBack];
  return (
    <SearchedSelect
      label="Thing"
      placeholder="Anything"
      nothingFound="Nothing of that name"
      searched={searched}
      groups={withinReach({ ...searched, groups })}
      onChange={onChange}
      {...looked}
    />
  );
};
