import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';
import { Empty } from '../components/empty.js';
import { Page } from '../components/page.js';
import { minimalTemplate } from './minimal-template.js';
import { ScenarioForm } from './scenario-form.js';

const beginning = {
  name: '',
  description: '',
  tags: [],
  texts: { template: JSON.stringify(minimalTemplate, null, 2), rehearsals: '[]' },
};

export const NewScenarioPage = () => {
  const navigate = useNavigate();
  const mayWrite = useMay('scenario:write');
  return (
    <Page title="New scenario">
      {mayWrite ? (
        <ScenarioForm
          saved={beginning}
          onSaved={(scenarioId) => navigate({ to: '/scenarios/$scenarioId/chat', params: { scenarioId } })}
        />
      ) : (
        <Empty title="Your role may look at scenarios, and not write them." />
      )}
    </Page>
  );
};
