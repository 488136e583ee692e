import type { EngineRow } from '@rehearsal/contracts/http/engines';
import type { Client } from '../client.js';

/** The coaches that a test user can be answered by. */
export const listEngines = async (api: Client): Promise<EngineRow[]> =>
  (await api.get<{ items: EngineRow[] }>('/engines')).items;
