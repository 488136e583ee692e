import { Button } from '@mantine/core';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { editedScenarioQuery } from '../api/scenarios.js';
import { LinkButton } from '../components/link-button.js';
import { Loading } from '../components/loading.js';
import { notify } from '../problems/notify.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { exportScenario } from '../scenarios/export-scenario.js';
import type { StoredDraft } from './draft-store.js';
import { ScenarioForm } from './scenario-form.js';

const route = getRouteApi('/inside/scenarios/$scenarioId/edit');

const draftOf = ({ name, description, tags, template, rehearsals }: ScenarioView): StoredDraft => ({
  name,
  description,
  tags,
  texts: { template: JSON.stringify(template, null, 2), rehearsals: JSON.stringify(rehearsals, null, 2) },
});

export const EditScenarioPage = () => {
  const { scenarioId } = route.useParams();
  const query = useQuery(editedScenarioQuery(scenarioId));
  const [generation, setGeneration] = useState(0);
  const scenario = query.data;
  const reread = async () => (await query.refetch()).data?.version;
  return (
    <Page
      title={scenario === undefined ? 'Edit scenario' : `Edit ${scenario.name}`}
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
      {scenario && (
        <ScenarioForm
          key={`${scenario.id} ${generation}`}
          id={scenario.id}
          version={scenario.version}
          saved={draftOf(scenario)}
          onSaved={async () => {
            const version = await reread();
            notify(
              `Saved as version ${version ?? scenario.version + 1}. Reset an instance to bring it to this version.`,
            );
          }}
          onTakeTheirs={async () => {
            await reread();
            setGeneration(generation + 1);
          }}
        />
      )}
    </Page>
  );
};
