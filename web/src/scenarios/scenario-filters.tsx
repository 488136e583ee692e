import type { ScenarioFilter, ScenarioSort } from '@rehearsal/contracts/http/scenarios/scenarios';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { wordsOf } from '../components/phases/phase-words.js';
import { FilterBar } from '../components/tables/filter-bar.js';
import { FilterSelect, offered } from '../components/tables/filter-select.js';
import { SearchInput } from '../components/tables/search-input.js';
import type { FilterPart } from '../components/tables/use-change-filter.js';
import { rehearsalLooks } from '../rehearsals/verdict/looks.js';
import { orderOf } from './table/columns.js';

interface Props {
  readonly filter: ScenarioFilter;
  readonly rows: readonly ScenarioRow[];
  readonly nameOf: (id: string) => string;
  readonly onChange: (part: FilterPart) => void;
}

/** In words where there are no columns to press. */
const ORDERS: readonly { value: ScenarioSort; label: string }[] = [
  { value: 'created', label: 'Made last' },
  { value: 'updated', label: 'Changed last' },
  { value: 'name', label: 'Name' },
  { value: 'verdict', label: 'Worst last run' },
  { value: 'phase', label: 'Phase' },
  { value: 'messages', label: 'Most messages' },
  { value: 'author', label: 'By' },
  { value: 'instances', label: 'Most instances' },
  { value: 'used', label: 'Used last' },
];

const VERDICTS = [
  ...Object.entries(rehearsalLooks).map(([value, { words: label }]) => ({ value, label })),
  { value: 'never', label: 'never run' },
];

export const ScenarioFilters = ({ filter, rows, nameOf, onChange }: Props) => {
  const { q, tag = '', created_by: by = '' } = filter;
  const phase: string = filter.phase ?? '';
  const select = (part: keyof ScenarioFilter) => (value: string) => onChange({ [part]: value });
  return (
    <FilterBar>
      <SearchInput label="Search scenarios" placeholder="Name or description" value={q} onChange={select('q')} />
      <FilterSelect
        label="Tag"
        none="Any"
        data={offered(
          rows.flatMap(({ tags }) => tags),
          tag,
        )}
        value={tag}
        onChange={select('tag')}
      />
      <FilterSelect
        label="Phase"
        none="Any"
        data={offered(
          rows.map((row) => row.current_phase),
          phase,
        ).map((value) => ({ value, label: wordsOf(value) }))}
        value={phase}
        onChange={select('phase')}
      />
      <FilterSelect
        label="Last run"
        none="Any"
        data={VERDICTS}
        value={filter.verdict ?? ''}
        onChange={select('verdict')}
      />
      <FilterSelect
        label="By"
        none="Anybody"
        data={offered(
          rows.map((row) => row.created_by),
          by,
        ).map((value) => ({ value, label: nameOf(value) }))}
        value={by}
        onChange={select('created_by')}
      />
      <FilterSelect
        label="Order"
        data={ORDERS}
        value={orderOf(filter).sort}
        onChange={(sort) => onChange({ ...orderOf({ sort: sort as ScenarioSort }) })}
        hiddenFrom="sm"
      />
    </FilterBar>
  );
};
