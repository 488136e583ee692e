import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useMe } from '../api/auth.js';
import { namesQuery } from '../api/resources/audit.js';
import { namesIn } from './sentence/on-record.js';

/** Shown while names are on their way, so that nothing moves when they come. */
const COMING = '…';

/** What people and programs are called, as far as this role may know; who has no name there is told by their id. */
export const useNames = (): ((id: string) => string) => {
  const { user, permissions } = useMe();
  const { data, isLoading } = useQuery({ ...namesQuery, enabled: permissions.includes('audit:read') });
  return useMemo(() => {
    const names = namesIn(data ?? []);
    return (id) => (id === user.id ? user.name : (names.get(id) ?? (isLoading ? COMING : id)));
  }, [data, isLoading, user]);
};
