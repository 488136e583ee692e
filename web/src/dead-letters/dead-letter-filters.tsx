import type { Written } from '@rehearsal/client/query';
import type { DeadLetterFilter } from '@rehearsal/contracts/http/audit/dead-letters';
import { TextInput } from '@mantine/core';
import { DeadLetterState } from '@rehearsal/contracts/messages/dead-letter';
import { FilterBar } from '../components/tables/filter-bar.js';
import { FilterSelect } from '../components/tables/filter-select.js';
import { useChangeFilter } from '../components/tables/use-change-filter.js';

interface Props {
  readonly filter: Written<DeadLetterFilter>;
  readonly groups: readonly string[];
}

const texts = [
  { name: 'topic', label: 'Topic', placeholder: 'Such as instance.events.v1' },
  { name: 'type', label: 'Message', placeholder: 'Such as ResetInstance' },
] as const;

export const DeadLetterFilters = ({ filter, groups }: Props) => {
  const change = useChangeFilter();
  return (
    <FilterBar>
      <FilterSelect
        label="State"
        none="Any"
        data={DeadLetterState.options}
        value={filter.state ?? ''}
        onChange={(state) => change({ state })}
      />
      <FilterSelect
        label="Group"
        none="Any"
        data={groups}
        value={filter.group ?? ''}
        onChange={(group) => change({ group })}
      />
      {texts.map(({ name, label, placeholder }) => (
        <TextInput
          key={name}
          label={label}
          placeholder={placeholder}
          value={filter[name] ?? ''}
          onChange={({ currentTarget: { value } }) => change({ [name]: value })}
          style={{ flex: '1 1 11rem' }}
        />
      ))}
    </FilterBar>
  );
};
