const STEP_MS = 60_000;

/**
 * Times for a list in order, of which some are given: given ones stay exactly as written, and each missing one is a
 * minute before the one that follows it (at the end of the list: before `now`), or half-way to the last one given before
 * it where a minute would be too long.
 */
export const fillTimes = (given: readonly (string | undefined)[], now: string): string[] => {
  const lastGivenBefore: number[] = [];
  let last = -Infinity;
  for (const time of given) {
    lastGivenBefore.push(last);
    if (time !== undefined) last = Date.parse(time);
  }
  const times = Array<string>(given.length);
  let next = Date.parse(now);
  for (let index = given.length - 1; index >= 0; index -= 1) {
    const known = given[index];
    const before = lastGivenBefore[index] ?? -Infinity;
    const halfway = before < next ? (before + next) / 2 : -Infinity;
    next = known === undefined ? Math.max(next - STEP_MS, Math.ceil(halfway)) : Date.parse(known);
    times[index] = known ?? new Date(next).toISOString();
  }
  return times;
};
