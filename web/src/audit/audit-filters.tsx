import type { Written } from '@rehearsal/client/query';
import type { AuditFilter } from '@rehearsal/contracts/http/audit/audit';
import { Group, TextInput } from '@mantine/core';
import { auditOutcomes } from '@rehearsal/contracts/http/audit/audit';
import { FilterBar } from '../components/tables/filter-bar.js';
import { FilterSelect } from '../components/tables/filter-select.js';
import { SearchInput } from '../components/tables/search-input.js';
import { useChangeFilter } from '../components/tables/use-change-filter.js';
import { ActionSelect } from './find/action-select.js';
import { OperationSelect } from './find/operation-select.js';
import { ThingSelect } from './find/thing-select.js';
import { WhoSelect } from './who/who-select.js';

const moments = [
  { name: 'since', label: 'Since' },
  { name: 'until', label: 'Until' },
] as const;

export const AuditFilters = ({ filter }: { readonly filter: Written<AuditFilter> }) => {
  const change = useChangeFilter();
  return (
    <FilterBar>
      <SearchInput
        label="Words"
        placeholder="In the entry or its message"
        value={filter.q}
        onChange={(q) => change({ q })}
      />
      <WhoSelect value={filter.actor ?? ''} onChange={(actor) => change({ actor })} />
      <ActionSelect value={filter.action ?? ''} onChange={(action) => change({ action })} />
      <ThingSelect value={filter.target ?? ''} onChange={(target) => change({ target })} />
      <FilterSelect
        label="Outcome"
        none="Any"
        data={auditOutcomes}
        value={filter.outcome ?? ''}
        onChange={(outcome) => change({ outcome })}
      />
      <OperationSelect value={filter.correlation_id ?? ''} onChange={(id) => change({ correlation_id: id })} />
      <Group gap="sm" style={{ flex: '1 1 23rem' }}>
        {moments.map(({ name, label }) => (
          <TextInput
            key={name}
            label={label}
            type="datetime-local"
            value={filter[name] ?? ''}
            onChange={(event) => change({ [name]: event.currentTarget.value })}
            style={{ flex: '1 1 11rem' }}
          />
        ))}
      </Group>
    </FilterBar>
  );
};
