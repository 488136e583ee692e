import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';
import { useRestoreVersion, versionsQuery } from '../api/resources/versions.js';
import { Loading } from '../components/loading.js';
import { notify, notifyProblem } from '../problems/notify.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { ScenarioPage } from '../scenario/scenario-page.js';
import { useScenario } from '../scenario/use-scenario.js';
import { comparedOf } from './compared.js';
import { VersionComparison } from './version-comparison.js';
import { VersionTable } from './version-table.js';

const route = getRouteApi('/inside/scenarios/$scenarioId/versions');

const Versions = ({ scenarioId }: { readonly scenarioId: string }) => {
  const query = useQuery(versionsQuery(scenarioId));
  const mayWrite = useMay('scenario:write');
  const restore = useRestoreVersion(scenarioId);
  const versions = query.data ?? [];
  const [newest] = versions;
  const numbers = versions.map(({ version }) => version);
  const compared = comparedOf(numbers, route.useSearch());
  const restoreTo = (version: number) =>
    restore.mutate(
      { version, latest: newest?.version ?? version },
      {
        onSuccess: () =>
          notify(`As it was at version ${version}, as a new version. Reset an instance to bring it there.`),
        onError: notifyProblem,
      },
    );
  return (
    <>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading the versions" />}
      {newest && (
        <Stack gap="lg">
          <VersionTable
            scenarioId={scenarioId}
            versions={versions}
            shown={compared?.to}
            busy={restore.isPending ? restore.variables.version : undefined}
            {...(mayWrite && { onRestore: restoreTo })}
          />
          {compared ? (
            <VersionComparison scenarioId={scenarioId} versions={numbers} compared={compared} />
          ) : (
            <Text size="sm" c="dimmed">
              There is one version so far. Each save makes another one, which can be compared and restored here.
            </Text>
          )}
        </Stack>
      )}
    </>
  );
};

/** What a scenario was at each save, what changed, and the way back. */
export const VersionsPage = () => {
  const { scenarioId } = route.useParams();
  const { query, watching } = useScenario(scenarioId);
  return (
    <ScenarioPage scenarioId={scenarioId} part="Versions" query={query} watching={watching}>
      {() => <Versions scenarioId={scenarioId} />}
    </ScenarioPage>
  );
};
