import type {
  ChatTurn,
  ChangedInstance,
  ClockBody,
  ClockMovedView,
  ClockView,
  ForkBody,
  InstanceWatchers,
  InstantiateBody,
  MessageBody,
  TurnsQuery,
} from '@rehearsal/contracts/http/instances/instances';
import type { ChatMessage } from '@rehearsal/contracts/coaching/coaching-state';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { Turn } from '@rehearsal/contracts/instance/turn';
import type { InstanceWindow } from '@rehearsal/contracts/instance/window';
import type { Done } from '@rehearsal/contracts/http/operation';
import type { Asked } from '../asking.js';
import type { Client } from '../client.js';
import type { Given } from '../commands.js';

const at = (id: string): string => `/instances/${encodeURIComponent(id)}`;

export const getInstance = (
  api: Client,
  id: string,
  { part = {}, ...asked }: Asked & { part?: Omit<InstanceWindow, 'digest'> } = {},
): Promise<InstanceView> => api.get(at(id), part, asked);

/** Who watches it at this moment. */
export const getWatchers = (api: Client, id: string): Promise<InstanceWatchers> => api.get(`${at(id)}/watchers`);

/** What was said before a message, its last part. */
export const getEarlierMessages = (
  api: Client,
  id: string,
  before: string,
  count: number,
): Promise<{ items: ChatMessage[]; earlier: number }> =>
  api.get(`${at(id)}/chat-messages`, { messages: `last:${count}`, before });

/** The last turns, as they stand now or at a version. */
export const getTurns = async (
  api: Client,
  id: string,
  { part, ...asked }: Asked & { part: TurnsQuery },
): Promise<Turn[]> => (await api.get<{ items: Turn[] }>(`${at(id)}/turns`, part, asked)).items;

/** Says something as the test user and waits for the coach; answers what the turn changed. */
export const sendMessage = (api: Client, id: string, content: string, given?: Given): Promise<ChatTurn> =>
  api.command('POST', `${at(id)}/messages`, { content } satisfies MessageBody, given);

/** As above, and answers the whole instance with it. */
export const sendMessageAndRead = (
  api: Client,
  id: string,
  content: string,
): Promise<ChatTurn & { instance: InstanceView }> =>
  api.command('POST', `${at(id)}/messages?include=instance`, { content });

export const resetInstance = (api: Client, id: string): Promise<ChangedInstance> =>
  api.command('POST', `${at(id)}/reset`);

export const undoReset = (api: Client, id: string): Promise<ChangedInstance> =>
  api.command('POST', `${at(id)}/undo-reset`);

export const deleteInstance = (api: Client, id: string): Promise<Done> => api.command('DELETE', at(id));

/** Makes another test user of a scenario. */
export const createInstance = (api: Client, scenarioId: string, body: InstantiateBody): Promise<InstanceView> =>
  api.command('POST', `/test-scenarios/${encodeURIComponent(scenarioId)}/instances`, body);

export const forkInstance = (api: Client, id: string, body: ForkBody): Promise<InstanceView> =>
  api.command('POST', `${at(id)}/fork`, body);

export const readClock = (api: Client, id: string): Promise<ClockView> => api.get(`${at(id)}/clock`);

export const moveClock = (api: Client, id: string, move: ClockBody): Promise<ClockMovedView> =>
  api.command('POST', `${at(id)}/clock`, move);
