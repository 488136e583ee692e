import { Title } from '@mantine/core';
import type { LoadRunRow } from '@rehearsal/contracts/http/load/load-runs';
import { QueueTable } from './queue-table.js';

/** The runs that wait, in their order; nothing while none does. */
export const Queue = ({ rows }: { readonly rows: readonly LoadRunRow[] }) =>
  rows.length > 0 && (
    <>
      <Title order={2} size="h5" mb="xs">
        Queue
      </Title>
      <QueueTable rows={rows} />
    </>
  );
