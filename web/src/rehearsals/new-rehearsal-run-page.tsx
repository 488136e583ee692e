import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../api/auth.js';
import { rehearsalsQuery } from '../api/resources/rehearsals.js';
import { Empty } from '../components/empty.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { TextLink } from '../components/buttons/text-link.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { askedRows } from './start/run-order.js';
import { StartForm } from './start/start-form.js';

const route = getRouteApi('/inside/rehearsals/new');

/** Starts a run of what the address names. */
export const NewRehearsalRunPage = () => {
  const asked = route.useSearch();
  const query = useQuery(rehearsalsQuery);
  const mayRun = useMay('rehearsal:run');
  const rows = askedRows(query.data ?? [], asked);
  if (!mayRun)
    return (
      <Page title="New rehearsal run">
        <Empty title="Your role may look at rehearsals, and not run them.">
          <TextLink to="/rehearsals" underline="always">
            Go to the rehearsals
          </TextLink>
        </Empty>
      </Page>
    );
  return (
    <Page title="New rehearsal run">
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading rehearsals" />}
      {query.isSuccess && rows.length === 0 && (
        <Empty title="There is no such rehearsal now">
          It may have been renamed or deleted.{' '}
          <TextLink to="/rehearsals" underline="always">
            Go to the rehearsals
          </TextLink>
        </Empty>
      )}
      {rows.length > 0 && <StartForm rows={rows} asked={asked} />}
    </Page>
  );
};
