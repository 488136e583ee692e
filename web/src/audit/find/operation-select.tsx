import { useQuery } from '@tanstack/react-query';
import { operationQuery } from '../../api/resources/audit.js';
import { useOnRecord } from '../use-on-record.js';
import { withinReach } from './choices.js';
import { SearchedSelect } from './searched-select.js';
import { operationIn, operationsIn } from './things.js';
import { useFoundEntries } from './use-found-entries.js';
import { useSearched } from './use-searched.js';

interface Props {
  /** A correlation id; empty: any operation. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** What was asked for in the operation with an id; the id while it is not known. */
const useOperationName = (id: string): string => {
  const { data } = useQuery({ ...operationQuery(id), enabled: id !== '' });
  const { names } = useOnRecord(data?.items ?? []);
  return operationIn(data?.items ?? [], names) || id;
};

/** The operation that the entries are to be of, found by words that any of its entries holds. */
export const OperationSelect = ({ value, onChange }: Props) => {
  const name = useOperationName(value);
  const searched = useSearched(value, () => name);
  const { entries, names, furtherBack, ...looked } = useFoundEntries(searched);
  const groups = [{ group: 'Operations, the last first', items: operationsIn(entries, names) }, ...furtherBack];
  return (
    <SearchedSelect
      label="Operation"
      placeholder="Any"
      nothingFound="Nothing was done that holds these words"
      searched={searched}
      groups={withinReach({ ...searched, groups })}
      onChange={onChange}
      {...looked}
    />
  );
};
