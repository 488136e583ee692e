import type { Found } from './found.js';

const KEY = 'rehearsal:visited';
const KEPT = 8;

const isFound = (value: unknown): value is Found =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Found).to === 'string' &&
  typeof (value as Found).name === 'string';

/** Where the search led to last, in this browser, for each person. */
export const visitedBy = (userId: string): readonly Found[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`${KEY}:${userId}`) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isFound) : [];
  } catch {
    // What cannot be read is as good as nothing: it is a convenience.
    return [];
  }
};

export const visit = (userId: string, found: Found): void => {
  const others = visitedBy(userId).filter(({ to }) => to !== found.to);
  try {
    localStorage.setItem(`${KEY}:${userId}`, JSON.stringify([found, ...others].slice(0, KEPT)));
  } catch {
    // A browser that keeps nothing still leads there.
  }
};
