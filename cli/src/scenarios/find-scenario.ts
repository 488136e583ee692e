import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { foldName } from '@rehearsal/contracts/text/fold-name';
import { closest } from '@rehearsal/contracts/text/suggest';
import type { Client } from '@rehearsal/client/client';
import { InputError } from '../errors.js';

/** The scenario with this id or name, as the system tells names apart. */
export const findScenario = async (api: Client, nameOrId: string): Promise<ScenarioRow> =>
  scenarioAmong(await api.all<ScenarioRow>('/test-scenarios'), nameOrId);

/** Likewise, of those that were read already. */
export function scenarioAmong(rows: readonly ScenarioRow[], nameOrId: string): ScenarioRow {
  const folded = foldName(nameOrId);
  const found = rows.find(({ id, name }) => id === nameOrId || foldName(name) === folded);
  if (found) return found;
  const near = closest(
    nameOrId,
    rows.map(({ name }) => name),
  );
  throw new InputError(
    `No scenario is named "${nameOrId}"${near === undefined ? '; see `rehearse scenarios list`' : `; did you mean "${near}"?`}`,
  );
}
