import { actionName, actionsNamed } from './actions.js';
import { withinReach } from './choices.js';
import { SearchedSelect } from './searched-select.js';
import { useSearched } from './use-searched.js';

interface Props {
  /** The name of a command or event; empty: any. */
  readonly value: string;
  readonly onChange: (action: string) => void;
}

/** What was done or asked for, found by the words that the log's sentences have for it. */
export const ActionSelect = ({ value, onChange }: Props) => {
  const searched = useSearched(value, actionName);
  return (
    <SearchedSelect
      label="Action"
      placeholder="Any"
      nothingFound="Nothing is called so"
      searched={searched}
      groups={withinReach({ ...searched, groups: actionsNamed(searched.words) }, 'By its exact name')}
      onChange={onChange}
    />
  );
};
