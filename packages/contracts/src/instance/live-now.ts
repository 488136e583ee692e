import type { InstanceRow } from '../http/instances/instances.js';

/** People think before they answer. */
const STILL_THERE_MS = 2 * 60_000;

/** Whether somebody speaks in a session at this moment, or did a moment ago. */
export const isLiveNow = (
  { closed_at: closed, updated_at: at }: Pick<InstanceRow, 'closed_at' | 'updated_at'>,
  now: number,
) => closed === null && now - Date.parse(at) < STILL_THERE_MS;
