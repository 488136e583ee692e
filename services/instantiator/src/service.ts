import type { InstanceCommand, InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import type { InstanceBounds } from '@rehearsal/contracts/instance/instance-bounds';
import type { ScenarioEvent } from '@rehearsal/contracts/scenario/scenario';
import type { HandlersFor } from '@rehearsal/platform/journal/processor';
import { failIfTooLarge, refuseOnceFull, refuseTooLarge } from './bounds/within-bounds.js';
import * as conversation from './conversation.js';
import { deleteInstancesOf } from './deleting/delete-instances-of.js';
import type { DeletedScenarios } from './deleting/deleted-scenarios.js';
import { keptTemplate } from './reading/kept-template.js';
import { findForkPoint } from './reading/find-fork-point.js';
import type { InstanceJournal, InstanceProcessor } from './instance-journal.js';
import * as instance from './instance.js';
import { makePrimaryInstance } from './make-primary-instance.js';
import { moveClock } from './move-clock.js';
import type { RefuseTooManySessions } from './sessions/refuse-too-many.js';
import * as session from './sessions/session.js';
import type { Templates } from './templates.js';
import { refuseDeletedScenario } from './deleting/refuse-deleted-scenario.js';

export interface HandlerDependencies {
  journal: InstanceJournal;
  deletedScenarios: DeletedScenarios;
  templates: Templates;
  /** How long test instances live about which nobody said; null: until they are deleted. */
  defaultTtlSeconds: number | null;
  bounds: InstanceBounds;
  refuseTooManySessions: RefuseTooManySessions;
}

/** Command -> decision. */
export const handlers = ({
  journal,
  deletedScenarios,
  templates,
  defaultTtlSeconds,
  bounds,
  refuseTooManySessions,
}: HandlerDependencies): HandlersFor<InstanceCommand, Instance, InstanceFact> => ({
  InstantiateScenario: async (state, { data }, context) => {
    await refuseDeletedScenario(deletedScenarios, data.scenario_id);
    const facts = instance.instantiate(
      state,
      { ...data, template: await templates.of(data) },
      context,
      defaultTtlSeconds,
    );
    return refuseTooLarge({ state, facts, context, bounds });
  },
  ForkInstance: async (state, { data }, context) => {
    const source = await findForkPoint(journal, data);
    await refuseDeletedScenario(deletedScenarios, source.instance?.scenario_id ?? null);
    const facts = instance.fork(state, data, source, context, defaultTtlSeconds);
    return refuseTooLarge({ state, facts, context, bounds });
  },
  StartSession: async (state, { data }, context) => {
    const facts = session.startSession(state, data, context);
    await refuseTooManySessions(data.guest_id);
    return facts;
  },
  EndSession: (state, { data }, context) => session.endSession(state, data, context),
  CloseSession: (state, { data }, context) => session.closeSession(state, data, context),
  ResetInstance: async (state, { data }, context) => {
    instance.resettable(state, data, context);
    const template = data.scenario_id === null ? await keptTemplate(journal, context.id) : await templates.of(data);
    return refuseTooLarge({ state, facts: instance.reset(state, data, template, context), context, bounds });
  },
  UndoReset: async (state, _command, context) => {
    const before = state?.undo_version ? await journal.loadAt(context.id, state.undo_version) : undefined;
    return refuseTooLarge({ state, facts: instance.undoReset(state, before?.state, context), context, bounds });
  },
  MoveClock: (state, { data }, context) => moveClock(state, data, context),
  DeleteInstance: (state, { data }, context) => instance.remove(state, data, context),
  CleanUpInstances: (state, { data }, context) => instance.startCleanup(state, data, context),
  SendMessage: (state, { data }, context) =>
    refuseOnceFull({ state, facts: conversation.sendMessage(state, data, context), context, bounds }),
  RecordCoachTurn: (state, { data }, context) =>
    failIfTooLarge({ state, facts: conversation.recordCoachTurn(state, data, context), context, bounds }),
  RecordCoachFailure: (state, { data }, context) => conversation.recordCoachFailure(state, data, context),
  DeleteMessage: (state, { data }, context) => conversation.deleteMessage(state, data, context),
  EndTurn: (state, { data }, context) => conversation.endTurn(state, data, context),
});

/** Event of another service -> reaction. Each bears repeats: what it commands has a derived id. */
export const reactions = (
  dependencies: Pick<HandlerDependencies, 'journal' | 'deletedScenarios' | 'templates'> & {
    processor: InstanceProcessor;
  },
) => ({
  ScenarioCreated: (event: Extract<ScenarioEvent, { type: 'ScenarioCreated' }>) => {
    dependencies.templates.keep(event);
    return makePrimaryInstance(dependencies.processor, event);
  },
  ScenarioUpdated: (event: Extract<ScenarioEvent, { type: 'ScenarioUpdated' }>) => {
    dependencies.templates.keep(event);
    return Promise.resolve();
  },
  ScenarioDeleted: (event: Extract<ScenarioEvent, { type: 'ScenarioDeleted' }>) =>
    deleteInstancesOf(dependencies, event),
});
