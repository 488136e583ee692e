import { forkInstance, moveClock, resetInstance, sendMessage, undoReset } from '@rehearsal/client/resources/instances';
import type { FreezeBody } from '@rehearsal/contracts/http/scenarios/freeze';
import type { ClockBody } from '@rehearsal/contracts/http/instances/instances';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMe } from '../../api/auth.js';
import { api } from '../../api/client.js';
import { createInstance, endTurn, orderOf, startFresh, type NewInstance } from '../../api/resources/instances.js';
import { keys } from '../../api/keys.js';
import { freezeSession } from '../../api/resources/scenarios.js';
import type { RecordedFile } from './recorded-file.js';
import { takeSteps } from '../../api/steps-taken.js';
import { notify } from '../../problems/notify.js';
import type { ForkPoint } from './fork-point.js';
import { useChat } from './chat-context.js';

/** A message that fails is asked again by the person, who sees it, keeps the text and sends it under the same key. */
const BY_HAND = { giveUpAfterMs: 0, firstContactMs: 0 };

/**
 * All that can be done with the test user of this page. Each resolves once it is done and shown; whoever calls shows that
 * it goes on, and why it failed.
 */
export const useChatCommands = () => {
  const { view, scenarioId, adopt, reach, goTo } = useChat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id } = view;
  const { user } = useMe();
  const ofScenario = (): string => {
    if (scenarioId === null) throw new Error('This test user is of no scenario, so there is none to begin again from.');
    return scenarioId;
  };
  const refreshLists = () => void client.invalidateQueries({ queryKey: keys.scenarios });

  return {
    say: async (content: string, key: string) => {
      await reach((await sendMessage(api, id, content, { key, patience: BY_HAND })).version);
      takeSteps(user.id, 'chat');
    },
    /** Stops waiting for the coach to answer a message. */
    endTurn: async (messageId: string) => adopt((await endTurn(id, messageId)).instance),
    reset: async () => {
      adopt((await resetInstance(api, id)).instance);
      notify('Reset to the template. It can be undone until the next reset.');
    },
    undoReset: async () => {
      const { instance, message } = await undoReset(api, id);
      adopt(instance);
      notify(message);
    },
    startFresh: async () => {
      await startFresh(ofScenario());
      goTo(undefined);
      notify('Started fresh in the primary instance.');
    },
    moveClock: async (move: ClockBody) => {
      adopt((await moveClock(api, id, move)).instance);
      notify('The clock is ahead. It never goes back; a reset takes it back to where it began.');
    },
    newInstance: async (order: NewInstance) => {
      const made = await createInstance(ofScenario(), order);
      refreshLists();
      goTo(made.id);
    },
    /** Makes another test user who is as this one was at some moment. */
    fork: async (after: ForkPoint['after'], order: NewInstance) => {
      const made = await forkInstance(api, id, { ...after, ...orderOf(order) });
      refreshLists();
      notify('Forked: you now speak as the new test user.');
      goTo(made.id);
    },
    /** Makes a scenario of this moment. The session itself goes on and is not touched. */
    freeze: async (freeze: Omit<FreezeBody, 'instance_id'>) => {
      const made = await freezeSession({ instance_id: id, ...freeze });
      refreshLists();
      notify(`Frozen as ${freeze.name}.`);
      await navigate({ to: '/scenarios/$scenarioId/chat', params: { scenarioId: made.id } });
    },
    /** Makes a scenario with a rehearsal of what was said here. */
    record: async (file: RecordedFile) => {
      const made = await api.command<ScenarioView>('POST', '/test-scenarios', file);
      refreshLists();
      notify(`${file.name} is made, and can be run.`);
      await navigate({ to: '/scenarios/$scenarioId/rehearsals', params: { scenarioId: made.id } });
    },
  };
};
