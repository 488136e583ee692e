import './load-runs.css';
import { Box, Group, Progress, SegmentedControl, SimpleGrid, Text } from '@mantine/core';
import type { LoadRunProgress, LoadRunView } from '@rehearsal/contracts/load-run';
import { lazy, Suspense, useState } from 'react';
import { clockOf } from '../parts/ago.js';
import { Loading } from '../parts/loading.js';
import { withUnit } from './measured.js';
import { Part } from './part.js';
import { ProgressTable } from './progress-table.js';
import { isUnfinished } from './run-states.js';

/** Where the chart cannot be drawn, the table says the same. */
const ProgressChart = lazy(() =>
  import('./progress-chart.js').then(
    (module) => ({ default: module.ProgressChart }),
    () => ({ default: ProgressTable }),
  ),
);

interface Props {
  readonly run: LoadRunView;
  readonly samples: readonly LoadRunProgress[];
}

const figuresOf = (now: LoadRunProgress): readonly (readonly [string, string])[] => [
  ['Elapsed', clockOf(now.elapsed_s)],
  ['Virtual users', String(now.vus)],
  ['Requests/s', withUnit(now.requests_per_s, 'default')],
  ['p95', withUnit(now.p95_ms, 'time')],
  ['Requests', String(now.requests)],
  ['Failed requests', String(now.failed_requests)],
  ['Failed checks', String(now.checks_failed)],
];

/** The run second by second: figures, and a chart with the same numbers as a table. */
export const LiveProgress = ({ run, samples }: Props) => {
  const [form, setForm] = useState('chart');
  const now = samples.at(-1);
  const isGoingOn = isUnfinished(run.state);
  const waiting = run.state === 'queued' ? 'Waiting for a worker.' : 'The first second is still to come.';
  return (
    <Part title={isGoingOn ? 'Live' : 'Second by second'}>
      {isGoingOn && (
        <Progress
          value={(now?.fraction ?? 0) * 100}
          animated={now?.fraction === null}
          radius={0}
          aria-label="Share of the planned time that is done"
        />
      )}
      {now === undefined ? (
        <Text size="sm" c="dimmed" p="md" role="status">
          {waiting}
        </Text>
      ) : (
        <>
          <SimpleGrid component="dl" cols={{ base: 2, xs: 4, md: 7 }} spacing={0} m={0}>
            {figuresOf(now).map(([name, value]) => (
              <div key={name} className="figure">
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </SimpleGrid>
          <Group justify="flex-end" px="md" pb="xs">
            <SegmentedControl
              size="xs"
              aria-label="Show as"
              value={form}
              onChange={setForm}
              data={[
                { value: 'chart', label: 'Chart' },
                { value: 'table', label: 'Table' },
              ]}
            />
          </Group>
          <Box px="md" pb="md">
            {form === 'table' ? (
              <ProgressTable samples={samples} />
            ) : (
              <Suspense fallback={<Loading what="Loading the chart" />}>
                <ProgressChart samples={samples} />
              </Suspense>
            )}
          </Box>
        </>
      )}
    </Part>
  );
};
