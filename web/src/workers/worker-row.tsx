import { Badge, Button, Table, Text } from '@mantine/core';
import { workerState, type LoadWorker, type WorkerState } from '@rehearsal/contracts/load/load-worker';
import { RunLinks, type RunNames } from '../load-runs/queue/run-links.js';
import { usePersonName } from '../people/use-person-name.js';
import { When } from '../time/when.js';
import { useDrain, useResume } from './use-worker-acts.js';

const COLORS: Record<WorkerState, string> = {
  free: 'green',
  busy: 'blue',
  draining: 'orange',
  drained: 'gray',
  ending: 'orange',
};

/** One and the same button, so that the focus stays on it. */
const Act = ({ worker }: { readonly worker: LoadWorker }) => {
  const drain = useDrain();
  const resume = useResume();
  const isDrained = worker.drain !== null;
  const { words, act } = isDrained ? { words: 'Resume', act: resume } : { words: 'Drain', act: drain };
  return (
    <Button
      size="xs"
      variant="default"
      aria-label={`${words} ${worker.id}`}
      title={isDrained ? 'Let it take runs again' : 'It finishes what it has and takes no further run'}
      loading={act.isPending}
      onClick={() => act.mutate(worker.id)}
    >
      {words}
    </Button>
  );
};

interface Props {
  readonly worker: LoadWorker;
  readonly names: RunNames;
  readonly mayDrain: boolean;
}

export const WorkerRow = ({ worker, names, mayDrain }: Props) => {
  const nameOf = usePersonName(worker.drain ? [worker.drain.by] : []);
  const state = workerState(worker);
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {worker.id}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={COLORS[state]} tt="none">
          {state}
        </Badge>
        {worker.drain && (
          <Text size="xs" c="dimmed" component="div">
            by {nameOf(worker.drain.by)}, <When at={worker.drain.at} size="xs" />
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm" component="div">
          {worker.busy_with.length} of {worker.concurrency} <RunLinks ids={worker.busy_with} names={names} />
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="sm">{worker.k6_version}</Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <When at={worker.since} />
      </Table.Td>
      {mayDrain && <Table.Td ta="right">{!worker.stopping && <Act worker={worker} />}</Table.Td>}
    </Table.Tr>
  );
};
