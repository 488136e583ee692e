import { Container } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';

/**
 * The report of a run in place of everything, under an address that can be kept, sent to others and loaded again. It is
 * written as the gateway made it, to be read and printed; a script in it would not run, since it is not loaded but put here.
 */
export const ReportPage = () => {
  const { pathname } = useLocation();
  const { data, error, refetch } = useQuery({
    queryKey: keys.report(pathname),
    queryFn: ({ signal }) => api.text(`${pathname}.html`, { signal }),
    staleTime: Infinity,
  });
  useEffect(() => {
    if (data === undefined) return;
    // These pages are gone from the document, so another address behind the `#` needs them anew.
    addEventListener('hashchange', () => location.reload());
    const report = new DOMParser().parseFromString(data, 'text/html');
    document.replaceChild(document.adoptNode(report.documentElement), document.documentElement);
  }, [data]);
  return (
    <Container component="main" id="content" size="md" py="xl">
      <Page title="Report">
        <ProblemAlert error={error} retry={() => void refetch()} />
        {error === null && <Loading what="Loading the report" />}
      </Page>
    </Container>
  );
};
