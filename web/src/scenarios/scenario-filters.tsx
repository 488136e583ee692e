import { Group, Select, TextInput } from '@mantine/core';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useNavigate } from '@tanstack/react-router';

interface Props {
  readonly q: string;
  readonly tag: string;
  readonly rows: readonly ScenarioRow[];
}

/** Search and tag live in the address, so that a found list can be gone back to and sent to others. */
export const ScenarioFilters = ({ q, tag, rows }: Props) => {
  const navigate = useNavigate({ from: '/scenarios' });
  const tags = [...new Set([...rows.flatMap((row) => row.tags), ...(tag === '' ? [] : [tag])])].sort();
  const change = (filter: { q?: string; tag?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...filter }), replace: true });
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
      <Select
        label="Tag"
        placeholder="Any"
        data={tags}
        value={tag === '' ? null : tag}
        onChange={(value) => change({ tag: value ?? '' })}
        clearable
        searchable
        nothingFoundMessage="No such tag"
        w={160}
      />
    </Group>
  );
};
