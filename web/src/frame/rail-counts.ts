import type { DeadLetterPage } from '@rehearsal/contracts/http/audit/dead-letters';
import type { LoadRunRow } from '@rehearsal/contracts/http/load/load-runs';
import type { Page } from '@rehearsal/contracts/http/page';
import { listRehearsalRuns } from '@rehearsal/client/resources/rehearsals';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useMay } from '../api/auth.js';
import { api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { countOf, failedSince, type RailCount } from './count-words.js';

const REFETCH_MS = 60_000;
/** As many as are counted; of more it is enough to know that there are so many. */
const MOST = 25;
const DAY_MS = 24 * 60 * 60_000;

/** True once the page that was opened had its turn. */
const useLater = (): boolean => {
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), 1500);
    return () => clearTimeout(timer);
  }, []);
  return isLater;
};

/** What is worth a look in the places of the rail, beside their names. */
export const useRailCounts = (): Partial<Record<string, RailCount>> => {
  const isLater = useLater();
  const often = { refetchInterval: REFETCH_MS, staleTime: REFETCH_MS };
  const queued = useQuery({
    queryKey: keys.queuedCount,
    queryFn: async ({ signal }) =>
      (await api.get<Page<LoadRunRow>>('/load-runs', { state: 'queued', limit: MOST }, { signal })).items.length,
    enabled: useMay('load-run:read') && isLater,
    ...often,
  });
  const failed = useQuery({
    queryKey: keys.failedCount,
    queryFn: async () => failedSince((await listRehearsalRuns(api, { limit: MOST })).items, Date.now() - DAY_MS),
    enabled: useMay('rehearsal:read') && isLater,
    ...often,
  });
  const letters = useQuery({
    queryKey: keys.openLetters,
    queryFn: async ({ signal }) => (await api.get<DeadLetterPage>('/dead-letters', { limit: 1 }, { signal })).open,
    enabled: useMay('dead-letter:read') && isLater,
    ...often,
  });
  return {
    '/load-runs': countOf(queued.data, MOST, (words) => `${words} queued`),
    '/rehearsals': countOf(failed.data, MOST, (words) => `${words} failed since yesterday`),
    '/dead-letters': countOf(letters.data, Infinity, (words) => `${words} dead letters open`),
  };
};
