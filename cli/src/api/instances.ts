import type { ChatMessage } from '@rehearsal/contracts/coaching-state';
import type { InstanceView } from '@rehearsal/contracts/instance';
import type { ApiClient } from './api-client.js';

/** A row of the list of instances. */
export interface InstanceRow {
  id: string;
  email: string;
  label: string | null;
  primary: boolean;
  version: number;
  current_phase: string;
  created_at: string;
  updated_at: string;
  kind: 'test' | 'live';
}

/** What a chat turn answers once the coach has replied. */
export interface ChatTurn {
  reply: ChatMessage;
  instance: InstanceView;
}

const at = (id: string): string => `/instances/${encodeURIComponent(id)}`;

export const getInstance = (api: ApiClient, id: string): Promise<InstanceView> => api.get(at(id));

/** Says something as the test user and waits for the coach. */
export const sendMessage = (api: ApiClient, id: string, content: string): Promise<ChatTurn> =>
  api.command('POST', `${at(id)}/messages`, { content });

export const resetInstance = (
  api: ApiClient,
  id: string,
): Promise<{ success: boolean; message: string; instance: InstanceView }> => api.command('POST', `${at(id)}/reset`);
