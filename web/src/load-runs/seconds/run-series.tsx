import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { loadRunSeriesQuery } from '../../api/resources/load-runs.js';
import { Part } from '../../components/part.js';
import { limitLines } from './limits.js';
import { marksOf } from './marks.js';
import type { Second } from './seconds.js';
import { seriesSeconds } from './seconds.js';
import { SecondsView } from './seconds-view.js';

interface Props {
  readonly run: LoadRunView;
  /** What was heard while the run went on: shown until the whole is there, and where it was not kept. */
  readonly heard: readonly Second[];
}

/** A run that is over, second by second, with its limits and what happened to it. */
export const RunSeries = ({ run, heard }: Props) => {
  const { data } = useQuery(loadRunSeriesQuery(run.id));
  const { kept, limits, marks } = useMemo(() => {
    const start = data?.[0]?.at;
    const around = { limits: limitLines(run.thresholds), marks: start === undefined ? [] : marksOf(run, start) };
    return { kept: seriesSeconds(data ?? []), ...around };
  }, [data, run]);
  const seconds = kept.length > 0 ? kept : heard;
  return seconds.length < 2 ? null : (
    <Part title="Second by second">
      <SecondsView seconds={seconds} limits={limits} marks={marks} />
    </Part>
  );
};
