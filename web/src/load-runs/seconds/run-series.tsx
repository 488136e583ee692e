import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { loadRunSeriesQuery } from '../../api/resources/load-runs.js';
import { Loading } from '../../components/loading.js';
import { Part } from '../../parts/part.js';
import { limitLines } from './limits.js';
import { marksOf } from './marks.js';
import type { Second } from './seconds.js';
import { seriesSeconds } from './seconds.js';
import { SECONDS_HEIGHT, SecondsView } from './seconds-view.js';

interface Props {
  readonly run: LoadRunView;
  /** What was heard while the run went on: shown until the whole is there, and where it was not kept. */
  readonly heard: readonly Second[];
}

/** Of one that ran k6 for a moment, or not at all, there is nothing to wait for. */
const isShort = ({ started_at: start, finished_at: end }: LoadRunView): boolean =>
  start === null || end === null || Date.parse(end) - Date.parse(start) < 2000;

/** A run that is over, second by second, with its limits and what happened to it. */
export const RunSeries = ({ run, heard }: Props) => {
  const { data, isPending } = useQuery(loadRunSeriesQuery(run.id));
  const { kept, limits, marks } = useMemo(() => {
    const start = data?.[0]?.at;
    const around = { limits: limitLines(run.thresholds), marks: start === undefined ? [] : marksOf(run, start) };
    return { kept: seriesSeconds(data ?? []), ...around };
  }, [data, run]);
  const seconds = kept.length > 0 ? kept : heard;
  if (isPending ? isShort(run) : seconds.length < 2) return null;
  return (
    <Part title="Second by second">
      {seconds.length < 2 ? (
        <Box mih={SECONDS_HEIGHT}>
          <Loading what="Loading the seconds" />
        </Box>
      ) : (
        <SecondsView seconds={seconds} limits={limits} marks={marks} />
      )}
    </Part>
  );
};
