import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { engineSettingsQuery } from '../api/resources/settings.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { EngineTable } from './engines/engine-table.js';
import { CheckFindings } from './engines/check-findings.js';
import { ForOperators } from './for-operators.js';

const Shown = () => {
  const query = useQuery(engineSettingsQuery);
  const checks = (query.data ?? []).flatMap(({ check }) => (check === null ? [] : [check]));
  return (
    <Page title="Engines">
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading the engines" />}
      {query.data && (
        <Stack gap="lg">
          <EngineTable engines={query.data} />
          {checks.map((check) => (
            <CheckFindings key={check.engine} check={check} />
          ))}
          <Text size="sm" c="dimmed">
            Engines are named in <code>ENGINES</code>, read when the coach starts. The check asks a coach of your own
            over HTTP in each way that Rehearsal may; one that is not configured yet is tried by{' '}
            <code>npx rehearse coach check https://…</code>
          </Text>
        </Stack>
      )}
    </Page>
  );
};

/** The coaches that can be asked, where each is, and whether it can be rehearsed. */
export const EnginesPage = () => (
  <ForOperators title="Engines" what="how the engines are asked">
    <Shown />
  </ForOperators>
);
