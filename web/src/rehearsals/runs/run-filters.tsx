import type { Written } from '@rehearsal/client/query';
import type { RehearsalRunFilter } from '@rehearsal/contracts/http/rehearsals';
import { FilterBar } from '../../components/tables/filter-bar.js';
import { FilterSelect } from '../../components/tables/filter-select.js';
import { SearchInput } from '../../components/tables/search-input.js';
import { useChangeFilter } from '../../components/tables/use-change-filter.js';
import { runLooks } from '../verdict/looks.js';

const STATES = Object.entries(runLooks).map(([value, { words }]) => ({ value, label: words }));
const PINNED = [{ value: 'true', label: 'Pinned ones' }];

export const RunFilters = ({
  filter: { q, state = '', pinned = '' },
}: {
  readonly filter: Written<RehearsalRunFilter>;
}) => {
  const change = useChangeFilter();
  return (
    <FilterBar>
      <SearchInput
        label="Search runs"
        placeholder="Label, rehearsal or scenario"
        value={q}
        onChange={(words) => change({ q: words })}
      />
      <FilterSelect
        label="Verdict"
        none="Any"
        data={STATES}
        value={state}
        onChange={(chosen) => change({ state: chosen })}
      />
      <FilterSelect
        label="Pin"
        none="All runs"
        data={PINNED}
        value={pinned}
        onChange={(chosen) => change({ pinned: chosen })}
      />
    </FilterBar>
  );
};
