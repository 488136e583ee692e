import './list.css';
import { shown } from '@rehearsal/contracts/load/units';
import { placesIn } from '../trend/trend-points.js';

const BOX = { width: 84, height: 22, margin: 2 };

/** So few say nothing of how it went. */
const FEWEST = 3;

/** Requests per second through a run as a small line; nothing where there is no more than a moment of it. */
export const Sparkline = ({ values }: { readonly values: readonly number[] }) => {
  if (values.length < FEWEST) return null;
  const points = placesIn(values, BOX).flatMap((place) => (place === null ? [] : [`${place.x},${place.y}`]));
  const words = `${shown(Math.min(...values), 'count')} to ${shown(Math.max(...values), 'count')} requests/s`;
  return (
    <svg className="sparkline" viewBox={`0 0 ${BOX.width} ${BOX.height}`} role="img" aria-label={words}>
      <title>{words}</title>
      <polyline points={points.join(' ')} />
    </svg>
  );
};
