import { useMay } from '../api/auth.js';
import { LinkButton } from '../components/buttons/link-button.js';

/** Leads to a run of all rehearsals of a scenario, where the role may run any. */
export const RunRehearsalsButton = ({ scenarioId }: { readonly scenarioId: string }) => {
  const mayRun = useMay('rehearsal:run');
  return mayRun ? (
    <LinkButton to="/rehearsals/new" search={{ scenario: scenarioId }} size="xs" variant="light">
      Run all
    </LinkButton>
  ) : null;
};
