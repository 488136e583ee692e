import { IDENTITY_CATEGORIES, type IdentityCategory } from '@rehearsal/contracts/coaching/enums';
import type { CoachingState, Identity } from '@rehearsal/contracts/coaching/coaching-state';

/** How the coach speaks of an area of life, and the words by which people name it. */
const SPOKEN: Record<IdentityCategory, { phrase: string; named: RegExp }> = {
  PASSIONS: { phrase: 'your passions and talents', named: /\bpassions?\b|\btalents?\b|\bhobb(?:y|ies)\b/i },
  MONEY_MAKER: { phrase: 'how you make money', named: /\bmoney[ _-]?maker\b|\b(?:making|make|earning) money\b/i },
  MONEY_KEEPER: {
    phrase: 'how you keep money',
    named: /\bmoney[ _-]?keeper\b|\b(?:keeping|keep|saving) money\b|\bsavings\b/i,
  },
  SPIRITUAL: { phrase: 'your spiritual life', named: /\bspiritual(?:ity)?\b|\bfaith\b/i },
  APPEARANCE: { phrase: 'your appearance', named: /\bappearance\b|\blooks\b/i },
  HEALTH: { phrase: 'your health and body', named: /\bhealth\b|\bfitness\b/i },
  FAMILY: { phrase: 'your family', named: /\bfamily\b/i },
  ROMANTIC: { phrase: 'romance', named: /\bromantic\b|\bromance\b|\blove life\b/i },
  ACTION: { phrase: 'getting things done', named: /\baction\b|\bgetting things done\b/i },
  CAREER: { phrase: 'your career', named: /\bcareer\b|\bprofession\b/i },
  RELATIONSHIPS: { phrase: 'your relationships', named: /\brelationships?\b|\bfriends\b/i },
};

export const phraseFor = (category: IdentityCategory): string => SPOKEN[category].phrase;

export const categoryNamed = (text: string): IdentityCategory | undefined =>
  IDENTITY_CATEGORIES.find((category) => SPOKEN[category].named.test(text));

export const isKept = ({ state }: Identity): boolean => state !== 'ARCHIVED';

/** Areas that are neither skipped nor have an identity yet. */
export const openCategories = ({ coach_state, identities }: CoachingState): IdentityCategory[] => {
  const settled = new Set([
    ...coach_state.skipped_identity_categories,
    ...identities.filter(isKept).map(({ category }) => category),
  ]);
  return IDENTITY_CATEGORIES.filter((category) => !settled.has(category));
};
