import { Alert, List } from '@mantine/core';
import type { LostWorker } from '@rehearsal/contracts/load/load-run';
import { TextLink } from '../../components/buttons/text-link.js';
import { When } from '../../time/when.js';

/** Those that fell silent in the last day, with what they had in their hands. */
export const LostWorkers = ({ workers }: { readonly workers: readonly LostWorker[] }) =>
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
            {runs.length === 0
              ? 'nothing in its hands'
              : [...new Set(runs)].map((runId) => (
                  <TextLink key={runId} to="/load-runs/$runId" params={{ runId }} size="sm" ff="monospace">
                    {runId.slice(0, 8)}…{' '}
                  </TextLink>
                ))}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
