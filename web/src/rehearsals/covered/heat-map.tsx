import './heat-map.css';
import { ACTION_TYPES } from '@rehearsal/contracts/coaching/enums';
import { PHASE_ORDER } from '@rehearsal/contracts/coaching/phases';
import { Link } from '@tanstack/react-router';
import { Part } from '../../parts/part.js';
import { wordsOf } from '../../components/phases/phase-words.js';
import { countOf } from '../verdict/measures.js';
import { cellKey, type PhaseActions } from './phase-actions.js';

interface Props {
  readonly runId: string;
  readonly cells: PhaseActions;
  /** Of how many trials. */
  readonly trials: number;
  /** The one whose trials are shown. */
  readonly chosen: string | undefined;
}

/** Dark enough to be seen, and never so dark that the number on it is not. */
const [LEAST_HEAT, MOST_HEAT] = [15, 45];

const heatOf = (count: number, trials: number): string => {
  const share = Math.round(LEAST_HEAT + ((MOST_HEAT - LEAST_HEAT) * count) / trials);
  return `color-mix(in srgb, var(--mantine-color-green-filled) ${share}%, var(--mantine-color-body))`;
};

/** Actions by the phase that they were applied in; a number is how many trials did, and leads to them. */
export const HeatMap = ({ runId, cells, trials, chosen }: Props) => {
  const countAll = (action: string): number =>
    PHASE_ORDER.reduce((sum, phase) => sum + (cells.get(cellKey(phase, action))?.length ?? 0), 0);
  const actions = ACTION_TYPES.toSorted((left, right) => Number(countAll(right) > 0) - Number(countAll(left) > 0));
  return (
    <Part title="Actions by phase">
      <div className="heat-map" tabIndex={0} role="region" aria-label="Actions by phase, a table">
        <table aria-label="Actions by phase">
          <thead>
            <tr>
              <td />
              {PHASE_ORDER.map((phase) => (
                <th key={phase} scope="col">
                  <span>{wordsOf(phase)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {actions.map((action) => (
              <tr key={action}>
                <th scope="row">{wordsOf(action)}</th>
                {PHASE_ORDER.map((phase) => {
                  const key = cellKey(phase, action);
                  const count = cells.get(key)?.length ?? 0;
                  return (
                    <td key={phase}>
                      {count === 0 ? (
                        <span aria-hidden>·</span>
                      ) : (
                        <Link
                          to="/rehearsal-runs/$runId/coverage"
                          params={{ runId }}
                          search={{ phase, action }}
                          replace
                          resetScroll={false}
                          aria-current={key === chosen || undefined}
                          aria-label={`${wordsOf(action)} in ${wordsOf(phase)}: ${countOf(count, 'trial')}`}
                          style={{ background: heatOf(count, trials) }}
                        >
                          {count}
                        </Link>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Part>
  );
};
