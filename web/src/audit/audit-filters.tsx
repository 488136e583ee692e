import type { Written } from '@rehearsal/client/query';
import type { AuditFilter } from '@rehearsal/contracts/http/audit/audit';
import { Autocomplete, Group, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { auditOutcomes } from '@rehearsal/contracts/http/audit/audit';
import { newcomersQuery } from '../api/resources/audit.js';
import { FilterBar } from '../components/tables/filter-bar.js';
import { FilterSelect } from '../components/tables/filter-select.js';
import { SearchInput } from '../components/tables/search-input.js';
import { useChangeFilter } from '../components/tables/use-change-filter.js';
import { useKnownNames } from '../people/use-known-names.js';
import { namesIn } from './sentence/on-record.js';
import { asked, done } from './sentence/phrases.js';

const ACTIONS = [...new Set([...Object.keys(asked), ...Object.keys(done)])].sort();

const moments = [
  { name: 'since', label: 'Since' },
  { name: 'until', label: 'Until' },
] as const;

/** Those that came last, and the one that is asked for, whoever it is. */
const useActors = (chosen: string) => {
  const { data } = useQuery(newcomersQuery);
  const { names } = useKnownNames(chosen === '' ? [] : [chosen]);
  const known = new Map([...names, ...namesIn(data ?? [])]);
  if (chosen !== '' && !known.has(chosen)) known.set(chosen, chosen);
  const actors = [...known].map(([value, label]) => ({ value, label }));
  return actors.sort((left, right) => left.label.localeCompare(right.label));
};

export const AuditFilters = ({ filter }: { readonly filter: Written<AuditFilter> }) => {
  const { actor = '' } = filter;
  const actors = useActors(actor);
  const change = useChangeFilter();
  return (
    <FilterBar>
      <SearchInput
        label="Words"
        placeholder="In the entry or its message"
        value={filter.q}
        onChange={(q) => change({ q })}
      />
      <Select
        label="Who"
        placeholder="Anybody"
        data={actors}
        value={actor === '' ? null : actor}
        onChange={(chosen) => change({ actor: chosen ?? '' })}
        searchable
        clearable
        style={{ flex: '1 1 10rem' }}
      />
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
