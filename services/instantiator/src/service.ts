import type { Instance, InstanceCommand, InstanceFact } from '@rehearsal/contracts/instance';
import type { ScenarioEvent } from '@rehearsal/contracts/scenario';
import type { HandlersFor } from '@rehearsal/platform/journal/processor';
import { deleteInstancesOf } from './delete-instances-of.js';
import { findForkPoint } from './find-fork-point.js';
import type { InstanceJournal, InstanceProcessor } from './instance-journal.js';
import * as instance from './instance.js';
import { makePrimaryInstance } from './make-primary-instance.js';

/** Command -> decision. */
export const handlers = (journal: InstanceJournal): HandlersFor<InstanceCommand, Instance, InstanceFact> => ({
  InstantiateScenario: (state, { data }, context) => instance.instantiate(state, data, context),
  ForkInstance: async (state, { data }, context) =>
    instance.fork(state, data, await findForkPoint(journal, data), context),
  StartSession: (state, { data }, context) => instance.startSession(state, data, context),
  EndSession: (state, { data }, context) => instance.endSession(state, data, context),
  ResetInstance: (state, { data }, context) => instance.reset(state, data, context),
  UndoReset: async (state, _command, context) => {
    const before = state?.undo_version ? await journal.loadAt(context.id, state.undo_version) : undefined;
    return instance.undoReset(state, before?.state, context);
  },
  DeleteInstance: (state, { data }, context) => instance.remove(state, data, context),
  SendMessage: (state, { data }, context) => instance.sendMessage(state, data, context),
  RecordCoachTurn: (state, { data }, context) => instance.recordCoachTurn(state, data, context),
  RecordCoachFailure: (state, { data }, context) => instance.recordCoachFailure(state, data, context),
});

/** Event of another service -> reaction. Each bears repeats: what it commands has a derived id. */
export const reactions = (journal: InstanceJournal, processor: InstanceProcessor) => ({
  ScenarioCreated: (event: Extract<ScenarioEvent, { type: 'ScenarioCreated' }>) =>
    makePrimaryInstance(processor, event),
  ScenarioDeleted: (event: Extract<ScenarioEvent, { type: 'ScenarioDeleted' }>) =>
    deleteInstancesOf(journal, processor, event),
});
