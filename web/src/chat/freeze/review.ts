/** What a person decided about one found text: it stays, or something of their own stands in its place. */
export type Decision = { readonly keep: true } | { readonly instead: string };

export type Decisions = ReadonlyMap<string, Decision>;

/** The decisions as a freeze takes them; a found text without one is replaced as it was proposed. */
export const asReview = (decisions: Decisions): { keep: string[]; replace: Record<string, string> } => ({
  keep: [...decisions].flatMap(([found, decision]) => ('keep' in decision ? [found] : [])),
  replace: Object.fromEntries(
    [...decisions].flatMap(([found, decision]) => ('instead' in decision ? [[found, decision.instead]] : [])),
  ),
});

/** With one more decision; one that says what was proposed anyway is none. */
export const decided = (
  decisions: Decisions,
  { found, replacement }: { readonly found: string; readonly replacement: string },
  decision: Decision,
): Decisions => {
  const next = new Map(decisions);
  const isNone = 'instead' in decision && (decision.instead.trim() === '' || decision.instead === replacement);
  if (isNone) next.delete(found);
  else next.set(found, decision);
  return next;
};
