import './run-log.css';
import { Button, Group, ScrollArea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { loadRunLogQuery } from '../../api/resources/load-runs.js';
import { Loading } from '../../components/loading.js';
import { ProblemAlert } from '../../problems/problem-alert.js';

interface Props {
  readonly runId: string;
  readonly isGoingOn: boolean;
}

const REFETCH_MS = 3000;

/** What k6 wrote; fetched when it is asked for. */
export const RunLog = ({ runId, isGoingOn }: Props) => {
  const [isOpen, { toggle }] = useDisclosure();
  const query = useQuery({
    ...loadRunLogQuery(runId),
    enabled: isOpen,
    refetchInterval: isGoingOn && isOpen ? REFETCH_MS : false,
  });
  return (
    <section aria-label="Log">
      <Group mb="xs">
        <Button size="xs" variant="default" onClick={toggle} aria-expanded={isOpen}>
          {isOpen ? 'Hide log' : 'Show log'}
        </Button>
      </Group>
      {isOpen && (
        <>
          <ProblemAlert error={query.error} retry={() => void query.refetch()} />
          {query.isPending && <Loading what="Loading the log" />}
          {query.data !== undefined && (
            <ScrollArea.Autosize
              mah={480}
              viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Log of the run' }}
            >
              <pre className="log">{query.data === '' ? 'The log is empty.' : query.data}</pre>
            </ScrollArea.Autosize>
          )}
        </>
      )}
    </section>
  );
};
