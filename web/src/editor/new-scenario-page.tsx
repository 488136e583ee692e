import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';
import { Empty } from '../components/empty.js';
import { Page } from '../components/page.js';
import { ScenarioForm } from './scenario-form.js';
import { beginningText } from './text/scenario-text.js';
import { useIsWide } from './use-is-wide.js';

export const NewScenarioPage = () => {
  const navigate = useNavigate();
  const mayWrite = useMay('scenario:write');
  const isWide = useIsWide();
  return (
    <Page title="New scenario" isFilling={isWide && mayWrite}>
      {mayWrite ? (
        <ScenarioForm
          saved={{ text: beginningText }}
          onSaved={({ id: scenarioId }) => void navigate({ to: '/scenarios/$scenarioId/chat', params: { scenarioId } })}
        />
      ) : (
        <Empty title="Your role may look at scenarios, and not write them." />
      )}
    </Page>
  );
};
