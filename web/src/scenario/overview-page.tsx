import { SimpleGrid, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';
import { InstancesPart } from './instances/instances-part.js';
import { LastRunsPart } from './last-runs-part.js';
import { PersonCard } from './person-card.js';
import { ScenarioPage } from './scenario-page.js';
import { StateCard } from './state-card.js';
import { useScenario } from './use-scenario.js';

const route = getRouteApi('/inside/scenarios/$scenarioId');

/** A scenario at a glance: who is spoken as, where they stand, who began from it, and how it was rehearsed. */
export const OverviewPage = () => {
  const { scenarioId } = route.useParams();
  const { query, watching } = useScenario(scenarioId);
  const mayRehearse = useMay('rehearsal:read');
  return (
    <ScenarioPage scenarioId={scenarioId} part="Overview" query={query} watching={watching}>
      {(scenario) => (
        <Stack gap="lg">
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
            <PersonCard template={scenario.template} />
            <StateCard scenario={scenario} />
          </SimpleGrid>
          <InstancesPart key={scenarioId} scenarioId={scenarioId} />
          {mayRehearse && <LastRunsPart scenarioId={scenarioId} />}
        </Stack>
      )}
    </ScenarioPage>
  );
};
