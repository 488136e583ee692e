import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import { agoOf } from '../../time/ago.js';

type Waiting = NonNullable<LoadRunView['waiting_for']>;

const waitsFor: Record<Waiting, string> = {
  worker: 'a worker to be free',
  target: 'its target: another run has it',
  'any-worker': 'a worker: none is there',
  'drained-worker': 'a worker: too many are drained',
};

const SOON_MS = 60_000;

/** When a queued run should start, in words; undefined where a plan before it has no end that is known. */
const startOf = (eta: string | null, now: number): string | undefined => {
  if (eta === null) return undefined;
  const moment = Date.parse(eta);
  return moment - now < SOON_MS ? 'within a minute' : agoOf(moment, now);
};

/** Where a queued run stands: `number 2 in the queue`, when it should start, and what it waits for. */
export const placeWords = (
  { position, eta, waiting_for: waiting }: Pick<LoadRunView, 'position' | 'eta' | 'waiting_for'>,
  now: number,
): readonly string[] => {
  if (position === null) return ['waiting'];
  const start = startOf(eta, now);
  return [
    `number ${position} in the queue`,
    ...(start === undefined ? [] : [`should start ${start}`]),
    ...(waiting === null ? [] : [`waits for ${waitsFor[waiting]}`]),
  ];
};
