import type { LoadWorker } from '@rehearsal/contracts/load/load-worker';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { keys } from '../api/keys.js';
import { notifyProblem } from '../problems/notify.js';

const useWorkerAct = (give: (id: string) => Promise<LoadWorker>) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: give,
    onError: notifyProblem,
    onSettled: () =>
      Promise.all([keys.loadWorkers, keys.loadRuns].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
};

/** It takes no further run, and finishes what it has. */
export const useDrain = () => useWorkerAct((id) => api.command<LoadWorker>('POST', `/load-workers/${id}/drain`));

export const useResume = () => useWorkerAct((id) => api.command<LoadWorker>('POST', `/load-workers/${id}/resume`));
