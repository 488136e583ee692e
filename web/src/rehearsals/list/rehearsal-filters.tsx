import { Group, Select, TextInput } from '@mantine/core';
import type { RehearsalRow } from '@rehearsal/contracts/http/rehearsals';
import { useNavigate } from '@tanstack/react-router';
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

const choicesOf = (values: readonly string[], chosen: string | undefined): string[] =>
  [...new Set([...values, ...(chosen === undefined ? [] : [chosen])])].sort();

/** The filter lives in the address, so that a found list can be gone back to and sent to others. */
export const RehearsalFilters = ({ filter, rows }: Props) => {
  const navigate = useNavigate({ from: '/rehearsals' });
  const change = (part: RehearsalFilter) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as Record<string, string>, replace: true });
  const selects = [
    { name: 'tag', label: 'Tag', data: choicesOf(rows.flatMap(({ tags }) => tags), filter.tag) }, // prettier-ignore
    { name: 'verdict', label: 'Last verdict', data: VERDICTS },
    { name: 'engine', label: 'Engine', data: choicesOf(rows.flatMap(({ last_runs: [newest] }) => newest?.engine ?? []), filter.engine) }, // prettier-ignore
  ] as const;
  return (
    <Group role="search" mb="md" gap="sm" align="end">
      <TextInput
        type="search"
        label="Search rehearsals"
        placeholder="Its name, or its scenario’s"
        value={filter.q ?? ''}
        onChange={(event) => change({ q: event.currentTarget.value })}
        style={{ flex: '1 1 14rem', maxWidth: '28rem' }}
      />
      {selects.map(({ name, label, data }) => (
        <Select
          key={name}
          label={label}
          placeholder="Any"
          data={data}
          value={filter[name] ?? null}
          onChange={(value) => change({ [name]: value ?? '' })}
          clearable
          w={160}
        />
      ))}
    </Group>
  );
};
