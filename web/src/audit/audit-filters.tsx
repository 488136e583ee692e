import { Group, Select, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { auditOutcomes } from '@rehearsal/contracts/http/audit';
import type { AuditFilter } from '../api/resources/audit.js';

const fields = [
  { name: 'actor', label: 'Actor', placeholder: 'Its exact id' },
  { name: 'action', label: 'Action', placeholder: 'Such as ResetInstance' },
  { name: 'target', label: 'Target', placeholder: 'Its exact id' },
] as const;

const moments = [
  { name: 'since', label: 'Since' },
  { name: 'until', label: 'Until' },
] as const;

/** The filter lives in the address, so that what was found can be shown to others. */
export const AuditFilters = ({ filter }: { readonly filter: AuditFilter }) => {
  const navigate = useNavigate({ from: '/audit' });
  const change = (part: AuditFilter) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as Record<string, string>, replace: true });
  return (
    <Group role="search" mb="md" gap="sm" align="end">
      {fields.map(({ name, label, placeholder }) => (
        <TextInput
          key={name}
          label={label}
          placeholder={placeholder}
          value={filter[name] ?? ''}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
          style={{ flex: '1 1 9rem' }}
        />
      ))}
      <Select
        label="Outcome"
        placeholder="Any"
        data={auditOutcomes}
        value={filter.outcome ?? null}
        onChange={(outcome) => change({ outcome: outcome ?? '' })}
        clearable
        w={140}
      />
      <TextInput
        label="Operation"
        placeholder="Its correlation id"
        value={filter.correlation_id ?? ''}
        onChange={(event) => change({ correlation_id: event.currentTarget.value })}
        style={{ flex: '1 1 18rem' }}
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
    </Group>
  );
};
