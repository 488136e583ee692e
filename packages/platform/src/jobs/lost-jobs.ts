import type { Leases } from './leases.js';
import { Silence } from './silence.js';

/** A worker beats every two seconds: after this long without a beat it is lost. */
export const LOST_AFTER_MS = 15_000;
/** Whoever looks for lost jobs does so every few seconds. */
const MOST_BETWEEN_LOOKS_MS = 5000;

export interface LostJobs {
  /** Of these jobs, which workers are said to have in their hands, those that none has. */
  among<Job extends { id: string }>(held: readonly Job[]): Promise<Job[]>;
}

/** Looks for jobs whose worker is gone. `now` is milliseconds on a clock that never jumps. */
export function lostJobs(leases: Pick<Leases, 'beatOf'>, now: () => number): LostJobs {
  const seen = new Map<string, Silence>();

  async function isLost(id: string): Promise<boolean> {
    const beat = await leases.beatOf(id);
    const silence = seen.get(id) ?? new Silence(MOST_BETWEEN_LOOKS_MS);
    seen.set(id, silence);
    silence.look(beat, now());
    return silence.ms > LOST_AFTER_MS;
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
