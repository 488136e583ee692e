import type { Written } from '@rehearsal/client/query';
import type { AuditFilter } from '@rehearsal/contracts/http/audit/audit';
import { Autocomplete, Group, TextInput } from '@mantine/core';
import { auditOutcomes } from '@rehearsal/contracts/http/audit/audit';
import { FilterBar } from '../components/tables/filter-bar.js';
import { FilterSelect } from '../components/tables/filter-select.js';
import { SearchInput } from '../components/tables/search-input.js';
import { useChangeFilter } from '../components/tables/use-change-filter.js';
import { asked, done } from './sentence/phrases.js';
import { WhoSelect } from './who/who-select.js';

const ACTIONS = [...new Set([...Object.keys(asked), ...Object.keys(done)])].sort();

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
      <Autocomplete
        label="Action"
        placeholder="Such as ResetInstance"
        data={ACTIONS}
        limit={12}
        value={filter.action ?? ''}
        onChange={(action) => change({ action })}
        style={{ flex: '1 1 10rem' }}
      />
      <TextInput
        label="Thing"
        placeholder="Its exact id"
        value={filter.target ?? ''}
        onChange={(event) => change({ target: event.currentTarget.value })}
        style={{ flex: '1 1 9rem' }}
      />
      <FilterSelect
        label="Outcome"
        none="Any"
        data={auditOutcomes}
        value={filter.outcome ?? ''}
        onChange={(outcome) => change({ outcome })}
      />
      <TextInput
        label="Operation"
        placeholder="Its correlation id"
        value={filter.correlation_id ?? ''}
        onChange={(event) => change({ correlation_id: event.currentTarget.value })}
        style={{ flex: '1 1 14rem' }}
      />
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
