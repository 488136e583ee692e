import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useMay, useMe } from '../api/auth.js';
import { namesQuery } from '../api/resources/audit.js';
import { namesIn } from '../audit/sentence/on-record.js';

/** What to call whoever did something: "you", a name as far as one may know it, and else the id. */
export const usePersonName = (): ((id: string) => string) => {
  const { user } = useMe();
  const { data } = useQuery({ ...namesQuery, enabled: useMay('audit:read') });
  const names = useMemo(() => namesIn(data ?? []), [data]);
  return (id) => (id === user.id ? 'you' : (names.get(id) ?? id));
};
