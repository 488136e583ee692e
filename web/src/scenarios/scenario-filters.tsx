import { Group, TextInput } from '@mantine/core';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useNavigate } from '@tanstack/react-router';
import type { ScenarioFilter } from '../api/resources/scenarios.js';
import { wordsOf } from '../components/phases/phase-words.js';
import { FilterSelect, offered } from '../components/tables/filter-select.js';

interface Props {
  readonly filter: ScenarioFilter;
  readonly rows: readonly ScenarioRow[];
}

const ORDERS = [
  { value: '', label: 'Made last' },
  { value: 'updated', label: 'Changed last' },
  { value: 'name', label: 'Name' },
];

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
      <FilterSelect label="Tag" none="Any" data={tags} value={tag} onChange={(chosen) => change({ tag: chosen })} />
      <FilterSelect
        label="Phase"
        none="Any"
        data={phases.map((value) => ({ value, label: wordsOf(value) }))}
        value={phase}
        onChange={(chosen) => change({ phase: chosen })}
      />
      <FilterSelect label="Order" data={ORDERS} value={sort} onChange={(chosen) => change({ sort: chosen })} />
    </Group>
  );
};
