import { Alert, List } from '@mantine/core';
import type { LostWorker } from '@rehearsal/contracts/load/load-worker';
import { When } from '../time/when.js';
import { RunLinks, type RunNames } from '../load-runs/queue/run-links.js';

interface Props {
  readonly workers: readonly LostWorker[];
  readonly names: RunNames;
}

/** Those that fell silent in the last day, with what they had in their hands. */
export const LostWorkers = ({ workers, names }: Props) =>
  workers.length > 0 && (
    <Alert
      color="red"
      mt="md"
      title={workers.length === 1 ? 'A worker was lost' : `${workers.length} workers were lost`}
    >
      <List size="sm">
        {workers.map(({ id, since, last_seen, busy_with: runs }) => (
          <List.Item key={id + since} style={{ overflowWrap: 'anywhere' }}>
            {id}, last seen <When at={last_seen} />, with{' '}
            {runs.length === 0 ? 'nothing in its hands' : <RunLinks ids={runs} names={names} />}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
