import { useNavigate } from '@tanstack/react-router';

/** What a list is narrowed to or ordered by, by name; an empty text does not narrow. */
export type FilterPart = Readonly<Record<string, string | undefined>>;

/**
 * Changes what the list on the open page is narrowed to. That lives in the address, so that a found list can be gone back
 * to and sent to others.
 */
export const useChangeFilter = (): ((part: FilterPart) => void) => {
  const navigate = useNavigate();
  return (part) => void navigate({ to: '.', search: (before: FilterPart) => ({ ...before, ...part }), replace: true });
};
