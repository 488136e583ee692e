import { IDENTITY_CATEGORIES, type IdentityCategory } from '@rehearsal/contracts/coaching/enums';
import type { CoachingState, Identity } from '@rehearsal/contracts/coaching/coaching-state';

/** How the coach speaks of an area of life, and the words by which people name it. */
const SPOKEN: Record<IdentityCategory, { told: string; named: RegExp }> = {
  PASSIONS: { told: 'your passions and talents', named: /\bpassions?\b|\btalents?\b|\bhobb(?:y|ies)\b/i },
  MONEY_MAKER: { told: 'how you make money', named: /\bmoney[ _-]?maker\b|\b(?:making|make|earning) money\b/i },
  MONEY_KEEPER: {
    told: 'how you keep money',
    named: /\bmoney[ _-]?keeper\b|\b(?:keeping|keep|saving) money\b|\bsavings\b/i,
  },
  SPIRITUAL: { told: 'your spiritual life', named: /\bspiritual(?:ity)?\b|\bfaith\b/i },
  APPEARANCE: { told: 'your appearance', named: /\bappearance\b|\blooks\b/i },
  HEALTH: { told: 'your health and body', named: /\bhealth\b|\bfitness\b/i },
  FAMILY: { told: 'your family', named: /\bfamily\b/i },
  ROMANTIC: { told: 'romance', named: /\bromantic\b|\bromance\b|\blove life\b/i },
  ACTION: { told: 'getting things done', named: /\baction\b|\bgetting things done\b/i },
  CAREER: { told: 'your career', named: /\bcareer\b|\bprofession\b/i },
  RELATIONSHIPS: { told: 'your relationships', named: /\brelationships?\b|\bfriends\b/i },
};

export const told = (category: IdentityCategory): string => SPOKEN[category].told;

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
