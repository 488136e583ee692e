import { Alert } from '@mantine/core';
import type { LoadWorker } from '@rehearsal/contracts/load/load-worker';
import { useMay } from '../api/auth.js';
import { DataTable, Frame } from '../components/tables/data-table.js';
import type { RunNames } from '../load-runs/queue/run-links.js';
import { WorkerRow } from './worker-row.js';

const COLUMNS = ['Worker', 'State', 'Runs', { title: 'k6', from: 'sm' }, { title: 'Started', from: 'sm' }] as const;
const ACTS = { title: 'Actions', isRight: true } as const;

interface Props {
  readonly workers: readonly LoadWorker[];
  readonly names: RunNames;
}

/** Who takes runs from the queue, what they are busy with, and who is to take none for now. */
export const WorkerTable = ({ workers, names }: Props) => {
  const mayDrain = useMay('load-worker:drain');
  return workers.length === 0 ? (
    <Alert color="orange" title="No worker is there">
      Runs wait until one starts: <code>npx rehearse worker</code>
    </Alert>
  ) : (
    <Frame>
      <DataTable label="Workers" verticalSpacing="xs" columns={[...COLUMNS, ...(mayDrain ? [ACTS] : [])]}>
        {workers.map((worker) => (
          <WorkerRow key={worker.id} worker={worker} names={names} mayDrain={mayDrain} />
        ))}
      </DataTable>
    </Frame>
  );
};
