import { Group, Select, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { differencesQuery } from '../api/resources/versions.js';
import { Frame } from '../components/tables/data-table.js';
import { Loading } from '../components/loading.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import type { Compared } from './compared.js';
import { DifferenceTable } from './difference-table.js';

interface Props {
  readonly scenarioId: string;
  readonly versions: readonly number[];
  readonly compared: Compared;
}

/** Any two versions beside each other; the address says which, so that it can be sent to others. */
export const VersionComparison = ({ scenarioId, versions, compared: { from, to } }: Props) => {
  const query = useQuery(differencesQuery(scenarioId, from, to));
  const navigate = useNavigate({ from: '/scenarios/$scenarioId/versions' });
  const compare = (next: { from: string; to: string }) => void navigate({ search: next, replace: true });
  const data = versions.map(String);
  return (
    <section aria-labelledby="comparison">
      <Group justify="space-between" align="end" mb="xs">
        <Title order={2} size="h5" id="comparison">
          From version {from} to {to}
        </Title>
        <Group gap="xs">
          <Select
            label="From"
            data={data}
            value={String(from)}
            onChange={(value) => value !== null && compare({ from: value, to: String(to) })}
            allowDeselect={false}
            size="xs"
            w={90}
          />
          <Select
            label="To"
            data={data}
            value={String(to)}
            onChange={(value) => value !== null && compare({ from: String(from), to: value })}
            allowDeselect={false}
            size="xs"
            w={90}
          />
        </Group>
      </Group>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      <Frame>
        {query.isPending && <Loading what="Comparing" />}
        {query.data && <DifferenceTable differences={query.data} />}
      </Frame>
    </section>
  );
};
