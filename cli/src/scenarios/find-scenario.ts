import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { closest } from '@rehearsal/contracts/json/suggest';
import type { ApiClient } from '../api/api-client.js';
import { CliError } from '../errors.js';

/** The scenario with this id or exact name. */
export async function findScenario(api: ApiClient, nameOrId: string): Promise<ScenarioRow> {
  const rows = await api.all<ScenarioRow>('/test-scenarios');
  const found = rows.find(({ id, name }) => id === nameOrId || name === nameOrId);
  if (found) return found;
  const near = closest(
    nameOrId,
    rows.map(({ name }) => name),
  );
  throw new CliError(
    `No scenario is named "${nameOrId}"${near === undefined ? '; see `rehearse scenarios list`' : `; did you mean "${near}"?`}`,
  );
}
