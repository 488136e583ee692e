import { Group, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { RehearsalRunFilter } from '../../api/resources/rehearsals.js';
import { FilterSelect } from '../../components/tables/filter-select.js';
import { runLooks } from '../verdict/looks.js';

const STATES = Object.entries(runLooks).map(([value, { words }]) => ({ value, label: words }));
const PINNED = [{ value: 'true', label: 'Pinned ones' }];

/** The filter lives in the address, so that a found list can be gone back to and sent to others. */
export const RunFilters = ({
  filter: { q = '', state = '', pinned = '' },
}: {
  readonly filter: RehearsalRunFilter;
}) => {
  const navigate = useNavigate({ from: '/rehearsal-runs' });
  const change = (part: RehearsalRunFilter) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  return (
    <Group role="search" mb="md" gap="sm" align="end">
      <TextInput
        type="search"
        label="Search runs"
        placeholder="Label, rehearsal or scenario"
        value={q}
        onChange={(event) => change({ q: event.currentTarget.value })}
        style={{ flex: '1 1 14rem', maxWidth: '28rem' }}
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
    </Group>
  );
};
