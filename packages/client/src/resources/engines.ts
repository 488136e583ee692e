import type {
  EngineCheck,
  EngineRow,
  EngineSettingsList,
  EngineSettingsRow,
} from '@rehearsal/contracts/http/system/engines';
import type { Asked } from '../asking.js';
import type { Client } from '../client.js';

/** The coaches that a test user can be answered by. */
export const listEngines = async (api: Client): Promise<EngineRow[]> =>
  (await api.get<{ items: EngineRow[] }>('/engines')).items;

/** With where each is asked, and what its last check found; for operators. */
export const listEngineSettings = async (api: Client, asked: Asked = {}): Promise<EngineSettingsRow[]> =>
  (await api.get<EngineSettingsList>('/engine-settings', {}, asked)).items;

/** Begins to try a coach of your own in each way that Rehearsal may ask it, or joins whoever does already. */
export const beginEngineCheck = (api: Client, name: string): Promise<EngineCheck> =>
  api.command<EngineCheck>('POST', `/engines/${encodeURIComponent(name)}/check`);
