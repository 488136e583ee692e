import { RecordRehearsed, type ScenarioMark } from '@rehearsal/contracts/scenario/scenario';
import type { RehearsalRunEvent } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { SignActor } from '@rehearsal/platform/actor-token';
import { encode } from '@rehearsal/platform/envelope';
import { derivedId } from '@rehearsal/platform/ids';
import type { Publisher } from '@rehearsal/platform/kafka/publisher';
import { causedBy, newCommand } from '@rehearsal/platform/messages/new-command';
import type { RunJournal } from '../service.js';
import { REHEARSAL } from '../session/actor.js';
import { marksOf } from '../runs/marks-of.js';

/**
 * Once a run has its verdict, each scenario in it is told what was shown of it: lists of scenarios are narrowed and
 * ordered by that, which only their owner can do. The ids are derived, so a repeat of the event tells nothing more.
 */
export const tellScenarios =
  (journal: Pick<RunJournal, 'load'>, publisher: Pick<Publisher, 'publish'>, sign: SignActor) =>
  async (event: Extract<RehearsalRunEvent, { type: 'RehearsalRunFinished' }>): Promise<void> => {
    const { state: run } = await journal.load(event.aggregateId);
    if (!run) return;
    const told = (scenarioId: string, mark: ScenarioMark) =>
      newCommand(RecordRehearsed, scenarioId, mark, {
        ...causedBy(event),
        actor: REHEARSAL,
        id: derivedId(`${event.id} ${scenarioId}`),
      });
    const commands = [...marksOf(run)].map(([scenarioId, mark]) => told(scenarioId, mark));
    if (commands.length === 0) return;
    const signature = await sign(REHEARSAL);
    await publisher.publish(
      'scenario.commands.v1',
      commands.map((command) => encode(command, 'rehearsal', signature)),
    );
  };
