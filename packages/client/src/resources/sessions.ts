import type { FreezePreview, FreezePreviewBody } from '@rehearsal/contracts/http/scenarios/freeze';
import type { InstanceHistoryRow } from '@rehearsal/contracts/http/instances/instances';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { Client } from '../client.js';
import { getInstance } from './instances.js';

const at = (id: string): string => `/instances/${encodeURIComponent(id)}`;

/** What happened to an instance, the oldest first. */
export const instanceHistory = async (api: Client, id: string): Promise<InstanceHistoryRow[]> =>
  (await api.get<{ items: InstanceHistoryRow[] }>(`${at(id)}/history`)).items;

/** An instance as it was. */
export const instanceAt = (api: Client, id: string, version: number): Promise<InstanceView> =>
  api.get(at(id), { at: version });

/** What it takes to make a rehearsal of what was said to an instance. */
export const sessionReader = (api: Client, id: string) => ({
  history: () => instanceHistory(api, id),
  preview: (of: Pick<FreezePreviewBody, 'at_version' | 'replace'>): Promise<FreezePreview> =>
    api.command('POST', '/freeze-session/preview', { instance_id: id, ...of } satisfies FreezePreviewBody),
  clock: async (version?: number) =>
    (await (version === undefined ? getInstance(api, id) : instanceAt(api, id, version))).clock,
});
