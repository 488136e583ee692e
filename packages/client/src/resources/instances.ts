import type { ChatTurn, ChangedInstance } from '@rehearsal/contracts/http/instances';
import type { InstanceView } from '@rehearsal/contracts/instance/instance';
import type { Client } from '../client.js';

const at = (id: string): string => `/instances/${encodeURIComponent(id)}`;

export const getInstance = (api: Client, id: string): Promise<InstanceView> => api.get(at(id));

/** Says something as the test user and waits for the coach. */
export const sendMessage = (api: Client, id: string, content: string): Promise<ChatTurn> =>
  api.command('POST', `${at(id)}/messages`, { content });

export const resetInstance = (api: Client, id: string): Promise<ChangedInstance> =>
  api.command('POST', `${at(id)}/reset`);

export const undoReset = (api: Client, id: string): Promise<ChangedInstance> =>
  api.command('POST', `${at(id)}/undo-reset`);

export const deleteInstance = (api: Client, id: string): Promise<{ success: boolean; message: string }> =>
  api.command('DELETE', at(id));

export const forkInstance = (
  api: Client,
  id: string,
  body: { at_version?: number; after_message_id?: string; label?: string; ttl?: string },
): Promise<InstanceView> => api.command('POST', `${at(id)}/fork`, body);

/** What a person's clock shows, and how far it is from the real one. */
export interface Clock {
  now: string;
  offset_ms: number;
}

export const readClock = (api: Client, id: string): Promise<Clock> => api.get(`${at(id)}/clock`);

export const moveClock = async (api: Client, id: string, body: { set: string } | { advance: string }): Promise<Clock> =>
  (await api.command<{ clock: Clock }>('POST', `${at(id)}/clock`, body)).clock;
