import type { Leases } from './leases.js';

/** A worker beats every two seconds: after this long without a beat it is lost. */
export const LOST_AFTER_MS = 15_000;

export interface LostJobs {
  /** Of these jobs, which workers are said to have in their hands, those that none has. */
  among<Job extends { id: string }>(held: readonly Job[]): Promise<Job[]>;
}

/** Looks for jobs whose worker is gone. `now` is milliseconds on a clock that never jumps. */
export function lostJobs(leases: Pick<Leases, 'beatOf'>, now: () => number): LostJobs {
  const seen = new Map<string, { beat: number | null; since: number }>();

  async function isLost(id: string): Promise<boolean> {
    const beat = await leases.beatOf(id);
    const known = seen.get(id);
    if (known?.beat === beat) return now() - known.since > LOST_AFTER_MS;
    seen.set(id, { beat, since: now() });
    return false;
  }

  return {
    among: async (held) => {
      const ids = new Set(held.map(({ id }) => id));
      for (const id of seen.keys()) if (!ids.has(id)) seen.delete(id);
      const lost = await Promise.all(held.map(({ id }) => isLost(id)));
      return held.filter((_, index) => lost[index]);
    },
  };
}
