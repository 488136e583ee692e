import type { ScenarioDifferences, ScenarioVersionRow } from '@rehearsal/contracts/http/scenarios/scenario-versions';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import type { Asked } from '../asking.js';
import type { Client } from '../client.js';

const at = (id: string): string => `/test-scenarios/${encodeURIComponent(id)}`;

export const scenarioVersions = async (api: Client, id: string, asked?: Asked): Promise<ScenarioVersionRow[]> =>
  (await api.get<{ items: ScenarioVersionRow[] }>(`${at(id)}/versions`, {}, asked)).items;

export const scenarioDifferences = (
  api: Client,
  id: string,
  from: number,
  to: number,
  asked?: Asked,
): Promise<ScenarioDifferences> => api.get(`${at(id)}/diff`, { from, to }, asked);

/** `latest` is the version that is given up; the restore is refused when there is a newer one by now. */
export const restoreScenario = (api: Client, id: string, version: number, latest: number): Promise<ScenarioView> =>
  api.command('POST', `${at(id)}/versions/${version}/restore`, undefined, { ifVersion: latest });
