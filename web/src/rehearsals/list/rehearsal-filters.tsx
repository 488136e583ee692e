import type { RehearsalRow } from '@rehearsal/contracts/http/rehearsals';
import { FilterBar } from '../../components/tables/filter-bar.js';
import { FilterSelect, offered } from '../../components/tables/filter-select.js';
import { SearchInput } from '../../components/tables/search-input.js';
import { useChangeFilter } from '../../components/tables/use-change-filter.js';
import { rehearsalLooks } from '../verdict/looks.js';
import type { RehearsalFilter } from './matching.js';

interface Props {
  readonly filter: RehearsalFilter;
  readonly rows: readonly RehearsalRow[];
}

const VERDICTS = [
  ...Object.entries(rehearsalLooks).map(([value, { words }]) => ({ value, label: words })),
  { value: 'none', label: 'never run' },
];

const tagsOf = (rows: Props['rows']) => rows.flatMap(({ tags }) => tags);
const enginesOf = (rows: Props['rows']) => rows.flatMap(({ last_runs: [newest] }) => newest?.engine ?? []);

export const RehearsalFilters = ({ filter: { q, tag = '', verdict = '', engine = '' }, rows }: Props) => {
  const change = useChangeFilter();
  const selects = [
    { name: 'tag', label: 'Tag', value: tag, data: offered(tagsOf(rows), tag) },
    { name: 'verdict', label: 'Last verdict', value: verdict, data: VERDICTS },
    { name: 'engine', label: 'Engine', value: engine, data: offered(enginesOf(rows), engine) },
  ];
  return (
    <FilterBar>
      <SearchInput
        label="Search rehearsals"
        placeholder="Its name, or its scenario’s"
        value={q}
        onChange={(words) => change({ q: words })}
      />
      {selects.map(({ name, label, value, data }) => (
        <FilterSelect
          key={name}
          label={label}
          none="Any"
          data={data}
          value={value}
          onChange={(chosen) => change({ [name]: chosen })}
        />
      ))}
    </FilterBar>
  );
};
