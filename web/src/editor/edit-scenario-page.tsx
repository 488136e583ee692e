import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';
import { editedScenarioQuery, scenarioQuery } from '../api/resources/scenarios.js';
import { notify } from '../problems/notify.js';
import { ScenarioPage } from '../scenario/scenario-page.js';
import { ScenarioForm } from './scenario-form.js';
import { textOfScenario } from './text/scenario-text.js';
import { useIsWide } from './use-is-wide.js';

const route = getRouteApi('/inside/scenarios/$scenarioId/edit');

export const EditScenarioPage = () => {
  const { scenarioId } = route.useParams();
  const query = useQuery(editedScenarioQuery(scenarioId));
  // What other pages know of it, and what was saved here; it is not asked for here.
  const { data: known } = useQuery({ ...scenarioQuery(scenarioId), enabled: false });
  const mayWrite = useMay('scenario:write');
  const isWide = useIsWide();
  return (
    <ScenarioPage
      scenarioId={scenarioId}
      part={mayWrite ? 'Edit' : 'Contents'}
      query={query}
      head={known !== undefined && known.version >= (query.data?.version ?? 0) ? known : query.data}
      isFilling={isWide}
      isWithoutDescription
    >
      {(scenario) => (
        <>
          {!mayWrite && (
            <Text size="sm" c="dimmed" mb="xs">
              Your role may look at scenarios, and not write them.
            </Text>
          )}
          <ScenarioForm
            key={scenario.id}
            id={scenario.id}
            saved={{ text: textOfScenario(scenario), version: scenario.version }}
            isReadOnly={!mayWrite}
            onSaved={({ version }) =>
              notify(`Saved as version ${version}. Reset an instance to bring it to this version.`)
            }
          />
        </>
      )}
    </ScenarioPage>
  );
};
