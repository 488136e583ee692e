import '../components/page-tabs.css';
import { Link } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';

/** The pages of one scenario that the role may open. */
export const ScenarioTabs = ({ scenarioId }: { readonly scenarioId: string }) => {
  const mayWrite = useMay('scenario:write');
  const mayRehearse = useMay('rehearsal:read');
  const mayAudit = useMay('audit:read');
  const tabs = [
    { to: '/scenarios/$scenarioId', label: 'Overview', isShown: true },
    // Whoever may not write it may read it there.
    { to: '/scenarios/$scenarioId/edit', label: mayWrite ? 'Edit' : 'Contents', isShown: true },
    { to: '/scenarios/$scenarioId/rehearsals', label: 'Rehearsals', isShown: mayRehearse },
    { to: '/scenarios/$scenarioId/versions', label: 'Versions', isShown: true },
    { to: '/scenarios/$scenarioId/activity', label: 'Activity', isShown: mayAudit },
  ] as const;
  return (
    <nav aria-label="Scenario" className="page-tabs">
      {tabs
        .filter(({ isShown }) => isShown)
        .map(({ to, label }) => (
          <Link key={to} to={to} params={{ scenarioId }} activeOptions={{ exact: true, includeSearch: false }}>
            {label}
          </Link>
        ))}
    </nav>
  );
};
