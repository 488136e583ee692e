import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useMay } from '../api/auth.js';
import { namesQuery } from '../api/resources/names.js';
import { HOUSE_NAMES } from './house-names.js';

interface Known {
  readonly names: ReadonlyMap<string, string>;
  /** None of them is known yet. */
  readonly isPending: boolean;
  /** Of some it is not known yet. */
  readonly isComing: boolean;
}

/** What these people and tokens are called, as far as this role may know it. */
export const useKnownNames = (ids: readonly string[]): Known => {
  const mayKnow = useMay('audit:read');
  const { data, isLoading, isPlaceholderData } = useQuery({ ...namesQuery(ids), enabled: mayKnow && ids.length > 0 });
  const names = useMemo(
    () => new Map([...(data ?? []).map(({ id, name }) => [id, name] as const), ...HOUSE_NAMES]),
    [data],
  );
  return { names, isPending: isLoading, isComing: isLoading || isPlaceholderData };
};
