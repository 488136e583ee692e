import './seconds.css';
import { Box, Group, SegmentedControl } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { Loading } from '../../components/loading.js';
import type { Around } from './draw-around.js';
import type { Second } from './seconds.js';
import { SecondsTable } from './seconds-table.js';

/** Where the chart cannot be drawn, the table says the same. */
const SecondsChart = lazy(() =>
  import('./seconds-chart.js').then(
    (module) => ({ default: module.SecondsChart }),
    () => ({ default: SecondsTable }),
  ),
);

/** Of the chart with its words, and of what chooses it: kept free, so that nothing moves when they come. */
const CHART_HEIGHT = 340;
const CHOICE_HEIGHT = 51;
export const SECONDS_HEIGHT = CHOICE_HEIGHT + CHART_HEIGHT;

interface Props extends Partial<Around> {
  readonly seconds: readonly Second[];
}

const NOTHING: Around['limits'] & Around['marks'] = [];

/** Seconds of a run as a chart, and the same numbers as a table. */
export const SecondsView = ({ seconds, limits = NOTHING, marks = NOTHING }: Props) => {
  const [form, setForm] = useState('chart');
  return (
    <>
      <Group justify="flex-end" px="md" py="xs" h={CHOICE_HEIGHT}>
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
      <Box px="md" pb="md" {...(form === 'chart' && { mih: CHART_HEIGHT })}>
        {form === 'table' ? (
          <SecondsTable seconds={seconds} />
        ) : (
          <Suspense fallback={<Loading what="Loading the chart" />}>
            <SecondsChart seconds={seconds} limits={limits} marks={marks} />
          </Suspense>
        )}
      </Box>
    </>
  );
};
