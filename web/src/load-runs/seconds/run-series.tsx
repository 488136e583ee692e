import { useQuery } from '@tanstack/react-query';
import { loadRunSeriesQuery } from '../../api/resources/load-runs.js';
import { Part } from '../../components/part.js';
import type { Second } from './seconds.js';
import { seriesSeconds } from './seconds.js';
import { SecondsView } from './seconds-view.js';

interface Props {
  readonly runId: string;
  /** What was heard while the run went on: shown until the whole is there, and where it was not kept. */
  readonly heard: readonly Second[];
}

/** A run that is over, second by second. */
export const RunSeries = ({ runId, heard }: Props) => {
  const { data = [] } = useQuery({ ...loadRunSeriesQuery(runId), select: seriesSeconds });
  const seconds = data.length > 0 ? data : heard;
  return seconds.length < 2 ? null : (
    <Part title="Second by second">
      <SecondsView seconds={seconds} />
    </Part>
  );
};
