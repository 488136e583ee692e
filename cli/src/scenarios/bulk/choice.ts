import type { Command } from 'commander';
import type { Client } from '@rehearsal/client/client';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { InputError } from '../../errors.js';
import { oneMore } from '../../schedules/run-options.js';
import { scenarioAmong } from '../find-scenario.js';

/** Which scenarios are meant, beside those that are named. */
export interface Choice {
  tag: string[];
  all?: boolean;
}

export const withChoice = (command: Command): Command =>
  command
    .argument('[scenarios...]', 'their names or ids')
    .option('--tag <tag>', 'those with this tag; may be repeated', oneMore, [])
    .option('--all', 'every scenario of the system; with --tag every one that has it');

/** The scenarios that are meant, each once. All are looked for first: with one that there is not, nothing is done. */
export async function chosenScenarios(
  api: Client,
  named: readonly string[],
  { tag: tags, all = false }: Choice,
): Promise<ScenarioRow[]> {
  if (all && named.length > 0) throw new InputError('Name scenarios, or say --all, not both.');
  if (!all && named.length + tags.length === 0)
    throw new InputError('Say which scenarios: their names, --tag or --all.');
  const rows = await api.all<ScenarioRow>('/test-scenarios');
  if (all && tags.length === 0) return rows;
  const tagged = tags.flatMap((tag) => {
    const found = rows.filter((row) => row.tags.includes(tag));
    if (found.length === 0) throw new InputError(`No scenario has the tag "${tag}".`);
    return found;
  });
  return [...new Set([...named.map((nameOrId) => scenarioAmong(rows, nameOrId)), ...tagged])];
}
