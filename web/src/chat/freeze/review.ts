import type { PersonalKind, Replacement } from '@rehearsal/contracts/http/scenarios/freeze';

/** What a person decided about one found text: it stays, or something of their own stands in its place. */
export type Decision = { readonly keep: true } | { readonly instead: string };

export type Decisions = ReadonlyMap<string, Decision>;

type Found = Pick<Replacement, 'kind' | 'found' | 'replacement'>;

const entriesOf = (decisions: Decisions) => ({
  keep: [...decisions].flatMap(([found, decision]) => ('keep' in decision ? [found] : [])),
  replace: [...decisions].flatMap(([found, decision]) => ('instead' in decision ? [[found, decision.instead]] : [])),
});

/**
 * The decisions as a freeze takes them; a found text without one is replaced as it was proposed. What was picked beside
 * what was found is replaced too, unless it was decided otherwise since.
 */
export const asReview = (
  decisions: Decisions,
  picked: ReadonlyMap<string, string> = new Map(),
): { keep: string[]; replace: Record<string, string> } => {
  const { keep, replace } = entriesOf(decisions);
  return {
    keep,
    replace: { ...Object.fromEntries(picked), ...(Object.fromEntries(replace) as Record<string, string>) },
  };
};

/** With one more decision; one that says what was proposed anyway is none. */
export const decided = (
  decisions: Decisions,
  { found, replacement }: Pick<Found, 'found' | 'replacement'>,
  decision: Decision,
): Decisions => {
  const next = new Map(decisions);
  const isNone = 'instead' in decision && (decision.instead.trim() === '' || decision.instead === replacement);
  if (isNone) next.delete(found);
  else next.set(found, decision);
  return next;
};

/** What stands in the place of a found text; undefined where it stays. */
export const insteadOf = (decisions: Decisions, { found, replacement }: Omit<Found, 'kind'>): string | undefined => {
  const decision = decisions.get(found);
  if (decision === undefined) return replacement;
  return 'keep' in decision ? undefined : decision.instead;
};

/** The kinds that were found, how many texts are of each, and how many of those are replaced. */
export const kindsOf = (
  found: readonly Found[],
  decisions: Decisions,
): { kind: PersonalKind; count: number; replaced: number }[] =>
  [...new Set(found.map(({ kind }) => kind))].map((kind) => {
    const those = found.filter((one) => one.kind === kind);
    return {
      kind,
      count: those.length,
      replaced: those.filter((one) => insteadOf(decisions, one) !== undefined).length,
    };
  });

/** All of one kind stay, or none does. */
export const decidedOfKind = (
  decisions: Decisions,
  found: readonly Found[],
  kind: PersonalKind,
  isReplaced: boolean,
): Decisions =>
  found
    .filter((one) => one.kind === kind && (insteadOf(decisions, one) !== undefined) !== isReplaced)
    .reduce((so, one) => decided(so, one, isReplaced ? { instead: one.replacement } : { keep: true }), decisions);
