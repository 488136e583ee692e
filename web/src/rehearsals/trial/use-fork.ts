import { forkInstance } from '@rehearsal/client/resources/instances';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { notify, notifyProblem } from '../../problems/notify.js';

const LONGEST_LABEL = 200;

/** Makes another test user who is as that of the trial was at a version, and goes on in the chat with them. */
export const useFork = (trial: Trial): UseMutationResult<string, unknown, number> => {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (version: number) => {
      const label = `${trial.rehearsal}, trial ${trial.trial}, before it broke`.slice(0, LONGEST_LABEL);
      return (await forkInstance(api, trial.instance_id ?? '', { at_version: version, label })).id;
    },
    onSuccess: async (instance) => {
      void client.invalidateQueries({ queryKey: keys.scenarios });
      notify('Forked: you now speak as the new test user. The one of the trial stays as it is.');
      await navigate({ to: '/instances/$instanceId', params: { instanceId: instance } });
    },
    onError: notifyProblem,
  });
};
