/** With more, k6 itself takes minutes and gigabytes before it sends anything: what it takes grows with their square. */
const MOST = 5000;

/** Why k6 cannot be given so many; undefined where it can. */
export function tooManyThresholds(thresholds: Readonly<Record<string, readonly unknown[]>>): string | undefined {
  const count = Object.values(thresholds).reduce((sum, limits) => sum + limits.length, 0);
  if (count <= MOST) return undefined;
  const [set, most] = [count, MOST].map((number) => number.toLocaleString('en'));
  return `it sets ${set} thresholds, and k6 can be given ${most} at most`;
}
