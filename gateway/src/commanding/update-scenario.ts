import { UpdateScenario, type Scenario } from '@rehearsal/contracts/scenario/scenario';
import { versionToExpect } from '../http/etag.js';
import type { Call } from '../http/route.js';
import type { Owners } from '../reading/owners.js';
import { viewOfScenario } from '../reading/scenario-view.js';
import { answerCommand } from './answer.js';
import { identify, type Commands } from './commands.js';
import { sendScenario } from './make-scenario.js';

type Authored = Pick<Scenario, 'name' | 'description' | 'tags' | 'template' | 'rehearsals'>;

export interface Update {
  /** What names nothing changes nothing. */
  changes: { [Field in keyof Authored]?: Authored[Field] | undefined };
  /** What it is now; undefined for the repeat of a command on a scenario that is gone. */
  scenario: Scenario | undefined;
  /** The versions that may be changed; undefined for any. */
  expected: readonly number[] | undefined;
}

/** Changes a scenario and answers with it; its owner makes no version of what says nothing new. */
export async function updateScenario(
  { owners, commands }: { owners: Owners; commands: Commands },
  call: Call<{ id: string }>,
  { changes, scenario, expected }: Update,
): Promise<void> {
  const { id } = call.params;
  const order = {
    aggregate: 'scenario' as const,
    aggregateId: id,
    definition: UpdateScenario,
    data: { ...changes, expected_version: versionToExpect(expected, scenario?.version) },
    ends: [['ScenarioUpdated', 'ScenarioUnchanged']],
  };
  await answerCommand(commands, call, identify(call), order, async () =>
    sendScenario(call, await viewOfScenario(owners, id)),
  );
}
