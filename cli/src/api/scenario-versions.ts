import type { Difference } from '@rehearsal/contracts/coaching/canonical';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import type { ApiClient } from './api-client.js';

/** A row of the list of versions. */
export interface VersionRow {
  version: number;
  name: string;
  at: string;
  actor: { id: string };
}

const at = (id: string): string => `/test-scenarios/${encodeURIComponent(id)}`;

export const scenarioVersions = async (api: ApiClient, id: string): Promise<VersionRow[]> =>
  (await api.get<{ items: VersionRow[] }>(`${at(id)}/versions`)).items;

export const scenarioDifferences = (
  api: ApiClient,
  id: string,
  from: number,
  to: number,
): Promise<{ from: number; to: number; differences: Difference[] }> => api.get(`${at(id)}/diff`, { from, to });

/** `latest` is the version that is given up; the restore is refused when there is a newer one by now. */
export const restoreScenario = (api: ApiClient, id: string, version: number, latest: number): Promise<ScenarioView> =>
  api.command('POST', `${at(id)}/versions/${version}/restore`, undefined, latest);
