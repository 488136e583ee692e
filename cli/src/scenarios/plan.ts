import { canonicalJson } from '@rehearsal/contracts/canonical';
import type { ScenarioRow, ScenarioView } from '@rehearsal/contracts/scenario';
import type { ApiClient } from '../api/api-client.js';
import type { ScenarioContent } from './scenario-file.js';

export type Change =
  | { action: 'create'; content: ScenarioContent }
  | { action: 'update'; content: ScenarioContent; id: string; version: number }
  | { action: 'unchanged'; content: ScenarioContent; id: string; version: number };

/** What must be done so that the system holds these scenarios; scenarios are known by name. */
export async function planChanges(api: ApiClient, contents: readonly ScenarioContent[]): Promise<Change[]> {
  const rows = new Map((await api.all<ScenarioRow>('/test-scenarios')).map((row) => [row.name, row]));
  return Promise.all(
    contents.map(async (content): Promise<Change> => {
      const row = rows.get(content.name);
      if (row === undefined) return { action: 'create', content };
      const current = await api.get<ScenarioView>(`/test-scenarios/${row.id}`);
      return {
        action: isSame(current, content) ? 'unchanged' : 'update',
        content,
        id: row.id,
        version: current.version,
      };
    }),
  );
}

/** Templates are compared as they are kept: canonical, so that spelling and order of keys do not count. */
export function isSame(current: ScenarioContent, wanted: ScenarioContent): boolean {
  const essence = ({ name, description, tags, template }: ScenarioContent) =>
    canonicalJson({ name, description, tags, template });
  return essence(current) === essence(wanted);
}

/** Carries out one change and answers the scenario as it is now. */
export async function applyChange(api: ApiClient, change: Change): Promise<{ id: string; version: number }> {
  switch (change.action) {
    case 'create':
      return api.command<ScenarioView>('POST', '/test-scenarios', change.content);
    case 'update':
      return api.command<ScenarioView>('PUT', `/test-scenarios/${change.id}`, change.content);
    case 'unchanged':
      return change;
  }
}
