import { Button } from '@mantine/core';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../api/auth.js';
import { loadTestsQuery } from '../api/resources/load-runs.js';
import { schedulesQuery, useDeleteSchedule } from '../api/resources/schedules.js';
import { ConfirmDialog } from '../components/confirm-dialog.js';
import { DataTable, Frame } from '../components/tables/data-table.js';
import { Empty } from '../components/empty.js';
import { LoadMore } from '../components/tables/load-more.js';
import { Loading } from '../components/loading.js';
import { Page } from '../components/page.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { ScheduleDialog } from './schedule-dialog.js';
import { ScheduleRow } from './schedule-row.js';

const columnsFor = (mayChange: boolean) => [
  'Schedule',
  { title: 'What runs', from: 'md' as const },
  { title: 'How often', from: 'md' as const },
  { title: 'Next', from: 'sm' as const },
  { title: 'Last', from: 'sm' as const },
  ...(mayChange ? ['On'] : []),
  { title: 'Actions', isRight: true },
];

/** Runs that queue themselves, of load tests and of rehearsals. */
export const SchedulesPage = () => {
  const query = useInfiniteQuery(schedulesQuery);
  const tests = useQuery(loadTestsQuery);
  const remove = useDeleteSchedule();
  const mayChange = useMay('schedule:write');
  /** Null: a new one is made. */
  const [edited, setEdited] = useState<ScheduleView | null>();
  const [doomed, setDoomed] = useState<ScheduleView | null>(null);
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const ready = (tests.data ?? []).filter(({ status }) => status === 'ready').map(({ name }) => name);
  return (
    <Page title="Schedules" actions={mayChange && <Button onClick={() => setEdited(null)}>New schedule</Button>}>
      <ProblemAlert error={query.error} retry={() => void query.refetch()} />
      {query.isPending && <Loading what="Loading schedules" />}
      {query.isSuccess && rows.length === 0 && (
        <Empty title="Nothing is scheduled">
          A schedule queues a load test, or rehearsals, again and again, such as every night, and shows what its last
          run came to.
        </Empty>
      )}
      {rows.length > 0 && (
        <Frame>
          <DataTable label="Schedules" highlightOnHover columns={columnsFor(mayChange)}>
            {rows.map((schedule) => (
              <ScheduleRow
                key={schedule.name}
                schedule={schedule}
                onEdit={() => setEdited(schedule)}
                onDelete={() => setDoomed(schedule)}
              />
            ))}
          </DataTable>
        </Frame>
      )}
      <LoadMore query={query} />
      {edited !== undefined && <ScheduleDialog tests={ready} schedule={edited} onClose={() => setEdited(undefined)} />}
      <ConfirmDialog
        opened={doomed !== null}
        title="Delete schedule"
        confirm="Delete"
        isBusy={remove.isPending}
        error={remove.error}
        onConfirm={() => doomed && remove.mutate(doomed.name, { onSuccess: () => setDoomed(null) })}
        onClose={() => setDoomed(null)}
      >
        <strong>{doomed?.name}</strong> queues nothing more. Runs that it has queued stay.
      </ConfirmDialog>
    </Page>
  );
};
