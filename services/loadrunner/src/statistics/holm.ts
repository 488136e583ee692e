/**
 * Holm's step-down correction: among all of these together, one below `alpha` by chance alone comes in at most `alpha` of
 * all comparisons, however the figures hang together. Answers in the order given.
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = Array.from({ length: pValues.length }, () => 1);
  let highest = 0;
  for (const [rank, { p, index }] of order.entries()) {
    highest = Math.max(highest, Math.min(1, p * (pValues.length - rank)));
    adjusted[index] = highest;
  }
  return adjusted;
}
