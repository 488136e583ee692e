import { Group, NativeSelect, TextInput } from '@mantine/core';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useNavigate } from '@tanstack/react-router';
import type { ScenarioFilter } from '../api/resources/scenarios.js';
import { wordsOf } from '../components/phase-badge.js';

interface Props {
  readonly filter: ScenarioFilter;
  readonly rows: readonly ScenarioRow[];
}

/** Three beside each other also on a phone. The sign is our own: that of Mantine is sized by what a menu brings. */
const SHORT = { style: { flex: '1 1 6.5rem', maxWidth: '12rem' }, rightSection: <span aria-hidden>▾</span> } as const;

const ORDERS = [
  { value: '', label: 'Made last' },
  { value: 'updated', label: 'Changed last' },
  { value: 'name', label: 'Name' },
];

/** What the rows have, and what is chosen already. */
const offered = (found: readonly string[], chosen: string): string[] =>
  [...new Set([...found, ...(chosen === '' ? [] : [chosen])])].sort();

/** Search, filters and order live in the address, so that a found list can be gone back to and sent to others. */
export const ScenarioFilters = ({ filter: { q = '', tag = '', phase = '', sort = '' }, rows }: Props) => {
  const navigate = useNavigate({ from: '/scenarios' });
  const tags = offered(
    rows.flatMap((row) => row.tags),
    tag,
  );
  const phases = offered(
    rows.map((row) => row.current_phase),
    phase,
  );
  const change = (part: ScenarioFilter) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as Record<string, string>, replace: true });
  return (
    <Group role="search" mb="md" gap="sm" align="end">
      <TextInput
        type="search"
        label="Search scenarios"
        placeholder="Name or description"
        value={q}
        onChange={(event) => change({ q: event.currentTarget.value })}
        style={{ flex: '1 1 14rem', maxWidth: '28rem' }}
      />
      <NativeSelect
        label="Tag"
        data={[{ value: '', label: 'Any' }, ...tags]}
        value={tag}
        onChange={(event) => change({ tag: event.currentTarget.value })}
        {...SHORT}
      />
      <NativeSelect
        label="Phase"
        data={[{ value: '', label: 'Any' }, ...phases.map((value) => ({ value, label: wordsOf(value) }))]}
        value={phase}
        onChange={(event) => change({ phase: event.currentTarget.value })}
        {...SHORT}
      />
      <NativeSelect
        label="Order"
        data={ORDERS}
        value={sort}
        onChange={(event) => change({ sort: event.currentTarget.value })}
        {...SHORT}
      />
    </Group>
  );
};
