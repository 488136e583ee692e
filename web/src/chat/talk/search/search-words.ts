import type { Search } from './use-search.js';

/** How the search goes, in a few words. */
export const searchWords = ({
  typed,
  count,
  place,
  unread,
  hasFailed,
}: Pick<Search, 'typed' | 'count' | 'place' | 'unread' | 'hasFailed'>): string => {
  if (typed.trim() === '') return '';
  const found = count === 0 ? 'none' : `${place} of ${count}`;
  if (unread === 0) return count === 0 ? 'Not found' : found;
  return hasFailed ? `${found}, ${unread} not searched` : `${found}, ${unread} to search`;
};
