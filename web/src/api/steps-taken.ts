/** What somebody new here does first. */
export const FIRST_STEPS = ['chat', 'rehearsal', 'load'] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

const KEY = 'rehearsal:first-steps';

/** Which of them a person has taken, in this browser. */
export const stepsTakenBy = (userId: string): readonly FirstStep[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`${KEY}:${userId}`) ?? '[]');
    return Array.isArray(kept) ? FIRST_STEPS.filter((step) => kept.includes(step)) : [];
  } catch {
    // What cannot be read is as good as nothing: it is an offer.
    return [];
  }
};

/** It was taken, wherever that was: it is offered no more. */
export const takeSteps = (userId: string, ...steps: readonly FirstStep[]): void => {
  const taken = new Set([...stepsTakenBy(userId), ...steps]);
  try {
    localStorage.setItem(`${KEY}:${userId}`, JSON.stringify([...taken]));
  } catch {
    // A browser that keeps nothing offers it again.
  }
};
