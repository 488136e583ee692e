import type { LoadRunProgress } from '@rehearsal/contracts/load/load-run';

/** An hour at one sample per second; older ones leave the picture. */
const KEPT = 3600;

/** The picture with one second more. A second that is there already, or came late, changes nothing. */
export const withSample = (
  samples: readonly LoadRunProgress[],
  sample: LoadRunProgress | null | undefined,
): readonly LoadRunProgress[] => {
  const last = samples.at(-1);
  if (!sample || (last && sample.elapsed_s <= last.elapsed_s)) return samples;
  return [...samples, sample].slice(-KEPT);
};
