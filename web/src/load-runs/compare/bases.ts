import type { LoadRunRow } from '@rehearsal/contracts/http/load/load-runs';
import { agoOf } from '../../time/ago.js';

interface Base {
  readonly value: string;
  readonly label: string;
}

/** What of a run tells whether another can be held against it. */
type Compared = Pick<LoadRunRow, 'id' | 'name' | 'state' | 'verdict' | 'queued_at' | 'finished_at'>;

const SHOWN = 20;

/**
 * What a run can be held against, the usual one first: its baseline, those that passed before it, or another run of its
 * test. Nothing that is not there is offered.
 */
export const basesOf = (run: Compared, runs: readonly Compared[], isPinned: boolean, now: number): Base[] => {
  const others = runs.filter(({ id, name, finished_at }) => id !== run.id && name === run.name && finished_at !== null);
  const passed = others.filter(({ verdict, queued_at }) => verdict === 'passed' && queued_at < run.queued_at);
  return [
    ...(isPinned ? [{ value: 'baseline', label: 'Its baseline' }] : []),
    ...(passed.length > 0 ? [{ value: 'last:1', label: 'The last that passed before it' }] : []),
    ...(passed.length > 1 ? [{ value: 'last:5', label: 'The last five that passed before it, taken together' }] : []),
    ...others.slice(0, SHOWN).map(({ id, state, queued_at }) => ({
      value: id,
      label: `${state.replace('_', ' ')}, ${agoOf(Date.parse(queued_at), now)} (${id.slice(0, 8)})`,
    })),
  ];
};
