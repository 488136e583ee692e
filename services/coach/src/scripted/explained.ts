import type { Phase } from '@rehearsal/contracts/coaching/enums';

/** What each phase is for, as the coach tells it to the person who asks. */
export const EXPLAINED: Record<Phase, string> = {
  SYSTEM_CONTEXT: 'I am your coach, and we are about to begin.',
  INTRODUCTION: 'I am a coach. I help you to find the identities that you want to live by, step by step.',
  GET_TO_KNOW_YOU: 'I ask about your life first, since the names that we find later should grow from it.',
  IDENTITY_WARM_UP: 'I would like to hear in your own words who you are and who you want to be.',
  IDENTITY_BRAINSTORMING:
    'We look at one area of your life after another and find an identity for each; you can skip any.',
  BRAINSTORMING_REVIEW: 'We look at all your identities together, and join those that belong together.',
  IDENTITY_REFINEMENT: 'We make sure that you love each name.',
  ANYTHING_MISSING: 'We look once more whether an identity is missing.',
  IDENTITY_COMMITMENT: 'You decide which identities you commit to.',
  IDENTITY_AFFIRMATION: 'Each identity gets an "I am" sentence that you can say aloud.',
  IDENTITY_VISUALIZATION: 'Each identity gets a picture that you can see before you.',
  INTEGRATION_AND_APPLICATION: 'Now your identities go to work in your daily life.',
};
