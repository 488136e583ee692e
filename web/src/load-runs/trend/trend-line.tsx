import './trend.css';
import { shown } from '@rehearsal/contracts/load/units';
import { placesIn, type TrendPoint } from './trend-points.js';

interface Props {
  readonly points: readonly TrendPoint[];
  readonly runId: string;
}

const BOX = { width: 600, height: 90, margin: 8 };

/** The p95 of each run as a line; a run that failed is a square, and the one on the page has a ring. */
export const TrendLine = ({ points, runId }: Props) => {
  const places = placesIn(
    points.map(({ p95 }) => p95),
    BOX,
  );
  const known = points.flatMap((point, index) => {
    const place = places[index];
    return place == null ? [] : [{ point, ...place }];
  });
  const most = Math.max(...points.map(({ p95 }) => p95 ?? 0));
  return (
    <svg
      className="trend"
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      role="img"
      aria-label={`p95 of the last ${points.length} runs, at most ${shown(most, 'ms')}; the table holds the numbers`}
    >
      <polyline points={known.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {known.map(({ point, x, y }) => (
        <g key={point.runId} className={point.verdict}>
          {point.verdict === 'passed' ? (
            <circle cx={x} cy={y} r={3} />
          ) : (
            <rect x={x - 3} y={y - 3} width={6} height={6} />
          )}
          {point.runId === runId && <circle className="here" cx={x} cy={y} r={6} />}
        </g>
      ))}
    </svg>
  );
};
