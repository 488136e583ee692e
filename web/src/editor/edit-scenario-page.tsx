import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';
import { editedScenarioQuery } from '../api/scenarios.js';
import { LinkButton } from '../components/link-button.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { notify } from '../problems/notify.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { exportScenario } from '../scenarios/export-scenario.js';
import { ScenarioForm } from './scenario-form.js';
import { textOfScenario } from './text/scenario-text.js';
import { useIsWide } from './use-is-wide.js';

const route = getRouteApi('/inside/scenarios/$scenarioId/edit');

export const EditScenarioPage = () => {
  const { scenarioId } = route.useParams();
  const query = useQuery(editedScenarioQuery(scenarioId));
  const mayWrite = useMay('scenario:write');
  const isWide = useIsWide();
  const scenario = query.data;
  return (
    <Page
      title={scenario === undefined ? 'Edit scenario' : `${mayWrite ? 'Edit ' : ''}${scenario.name}`}
      isFilling={isWide && scenario !== undefined}
      actions={
        <>
          <Button variant="default" onClick={() => exportScenario(scenarioId)}>
            Export
          </Button>
          <LinkButton to="/scenarios/$scenarioId/versions" params={{ scenarioId }} variant="default">
            Versions
          </LinkButton>
          <LinkButton to="/scenarios/$scenarioId/chat" params={{ scenarioId }} variant="default">
            Open chat
          </LinkButton>
        </>
      }
    >
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading the scenario" />}
      {!mayWrite && (
        <Text size="sm" c="dimmed" mb="xs">
          Your role may look at scenarios, and not write them.
        </Text>
      )}
      {scenario && (
        <ScenarioForm
          key={scenario.id}
          id={scenario.id}
          saved={{ text: textOfScenario(scenario), version: scenario.version }}
          isReadOnly={!mayWrite}
          onSaved={({ version }) =>
            notify(`Saved as version ${version}. Reset an instance to bring it to this version.`)
          }
        />
      )}
    </Page>
  );
};
