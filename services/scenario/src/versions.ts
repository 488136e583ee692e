import type { ScenarioFact } from '@rehearsal/contracts/scenario/scenario';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { NotFoundError } from '@rehearsal/platform/errors';
import type { Commit } from '@rehearsal/platform/journal/commit';
import type { Journal } from '@rehearsal/platform/journal/journal';
import { evolve, type ScenarioRecord } from './scenario.js';

interface Version {
  at: string;
  actor: Actor;
  scenario: ScenarioRecord;
}

/** The versions of a scenario, oldest first: a fold of its journal, which needs no second history. */
export async function versionsOf(journal: Journal<ScenarioRecord, ScenarioFact>, id: string): Promise<Version[]> {
  const versions = foldVersions(await journal.history(id));
  if (versions.length === 0) throw new NotFoundError('scenario', id);
  return versions;
}

function foldVersions(commits: Commit<ScenarioFact>[]): Version[] {
  const versions: Version[] = [];
  let scenario: ScenarioRecord | undefined;
  for (const { aggregateId: id, seq: version, at, actor, events } of commits) {
    const before = scenario;
    for (const fact of events) scenario = evolve(scenario, fact, { id, version, at, actor });
    // What is kept beside a scenario, such as how it was rehearsed, makes no version.
    if (scenario && scenario.version !== before?.version) versions.push({ at, actor, scenario });
  }
  return versions;
}

export function versionAt(versions: Version[], id: string, number: number): ScenarioRecord {
  const found = versions.find(({ scenario }) => scenario.version === number);
  if (!found) throw new NotFoundError(`version ${number} of the scenario`, id);
  return found.scenario;
}
