/** Whether all of `wanted` is in `found`, in that order, whatever comes between. */
export function isSubsequence<W, F>(
  wanted: readonly W[],
  found: readonly F[],
  fits: (wanted: W, found: F) => boolean,
): boolean {
  let met = 0;
  for (const one of found) {
    const next = wanted[met];
    if (met < wanted.length && fits(next as W, one)) met += 1;
  }
  return met === wanted.length;
}
