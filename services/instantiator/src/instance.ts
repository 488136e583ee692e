import { applyAction } from '@rehearsal/contracts/apply-action';
import { buildState } from '@rehearsal/contracts/build-state';
import { coachingOf } from '@rehearsal/contracts/evolve-instance';
import {
  guestEmail,
  reservedEmail,
  type Instance,
  type InstanceCommand,
  type InstanceFact,
  type InstanceKind,
} from '@rehearsal/contracts/instance';
import { newcomer } from '@rehearsal/contracts/newcomer';
import { Refusal } from '@rehearsal/platform/errors';
import { digestOf } from '@rehearsal/platform/hash';
import type { DecideContext } from '@rehearsal/platform/journal/processor';

type CommandData<Type extends InstanceCommand['type']> = Extract<InstanceCommand, { type: Type }>['data'];
type Decide<Type extends InstanceCommand['type']> = (
  state: Instance | undefined,
  data: CommandData<Type>,
  context: DecideContext,
) => InstanceFact[];

/** A state from a template: the same ids for the same instance, and an address that mail can never reach. */
const fromTemplate = (template: CommandData<'InstantiateScenario'>['template'], { id, now }: DecideContext) =>
  buildState(template, { instanceId: id, now, email: reservedEmail(id) });

export const instantiate: Decide<'InstantiateScenario'> = (state, data, context) => {
  if (state) throw new Refusal('INSTANCE_EXISTS', `There is an instance "${context.id}" already.`);
  const { template, ...origin } = data;
  const built = fromTemplate(template, context);
  return [
    {
      type: 'InstanceCreated',
      data: { kind: 'test', ...origin, owner_id: context.actor.id, origin_digest: digestOf(built), state: built },
    },
  ];
};

/** `source` is the instance as it was at `version`; the fork is test data of its own, with an address of its own. */
export const fork = (
  state: Instance | undefined,
  { source_id, label }: CommandData<'ForkInstance'>,
  source: { instance: Instance | undefined; version: number },
  context: DecideContext,
): InstanceFact[] => {
  if (state) throw new Refusal('INSTANCE_EXISTS', `There is an instance "${context.id}" already.`);
  const instance = existing(source.instance, source_id, 'test');
  const { scenario_id, scenario_name, scenario_version, origin_digest } = instance;
  const coaching = coachingOf(instance);
  return [
    {
      type: 'InstanceCreated',
      data: {
        kind: 'test',
        scenario_id,
        scenario_name,
        scenario_version,
        origin_digest,
        primary: false,
        label,
        owner_id: context.actor.id,
        forked_from: { instance_id: source_id, version: source.version },
        state: { ...coaching, profile: { ...coaching.profile, email: reservedEmail(context.id) } },
      },
    },
  ];
};

/** A live session begins empty: the coach greets whoever has just arrived. */
export const startSession: Decide<'StartSession'> = (state, { guest_id, first_name }, context) => {
  if (state) throw new Refusal('INSTANCE_EXISTS', `There is a session "${context.id}" already.`);
  return [
    {
      type: 'InstanceCreated',
      data: {
        kind: 'live',
        scenario_id: null,
        scenario_name: null,
        scenario_version: null,
        primary: false,
        label: null,
        owner_id: guest_id,
        origin_digest: null,
        state: newcomer({ first_name, email: guestEmail(context.id) }),
      },
    },
  ];
};

export const endSession: Decide<'EndSession'> = (state, _data, context) => {
  existing(state, context.id, 'live');
  return [{ type: 'InstanceDeleted', data: {} }];
};

/** Same id, same address, all else as the template has it, in one commit: no reader sees half of it. */
export const reset: Decide<'ResetInstance'> = (state, data, context) => {
  const instance = existing(state, context.id, 'test');
  if (instance.scenario_id !== data.scenario_id) {
    throw new Refusal(
      'INSTANCE_NOT_FROM_SCENARIO',
      `The instance "${context.id}" was not made from the scenario "${data.scenario_id}".`,
    );
  }
  const built = fromTemplate(data.template, context);
  return [
    {
      type: 'InstanceReset',
      data: {
        scenario_name: data.scenario_name,
        scenario_version: data.scenario_version,
        undo_version: context.version - 1,
        origin_digest: digestOf(built),
        state: built,
      },
    },
  ];
};

/** `before` is the state at the version that the reset left behind; the journal has it. */
export const undoReset = (
  state: Instance | undefined,
  before: Instance | undefined,
  context: DecideContext,
): InstanceFact[] => {
  const instance = existing(state, context.id, 'test');
  if (instance.undo_version === null || !before) {
    throw new Refusal(
      'NOTHING_TO_UNDO',
      `The instance "${context.id}" has changed since its last reset, or was never reset.`,
    );
  }
  const { scenario_name, scenario_version, origin_digest } = before;
  const origin = { scenario_name, scenario_version, origin_digest };
  return [
    { type: 'ResetUndone', data: { restored_version: instance.undo_version, ...origin, state: coachingOf(before) } },
  ];
};

export const remove: Decide<'DeleteInstance'> = (state, _data, context) => {
  existing(state, context.id, 'test');
  return [{ type: 'InstanceDeleted', data: {} }];
};

export const sendMessage: Decide<'SendMessage'> = (state, data, context) => {
  existing(state, context.id, data.kind);
  const message = {
    id: data.message_id,
    role: 'user' as const,
    content: data.content,
    timestamp: context.now,
    component_config: null,
  };
  return [{ type: 'MessageSent', data: { kind: data.kind, message } }];
};

/**
 * The coach proposes, the rules decide: each action is applied to what the ones before it left. One that changes nothing
 * leaves no row; one that the rules refuse is kept with its reason, for the person who looks at the turn.
 */
export const recordCoachTurn: Decide<'RecordCoachTurn'> = (state, data, context) => {
  const instance = pendingTurn(state, data, context);
  const message = { id: `${data.message_id}-reply`, role: 'coach' as const, timestamp: context.now, ...data.reply };
  const refused: { action: (typeof data.actions)[number]; reason: string }[] = [];
  const applied: InstanceFact[] = [];
  let coaching = { ...coachingOf(instance), chat_messages: [...instance.chat_messages, message] };
  for (const [index, action] of data.actions.entries()) {
    const id = `${data.message_id}-a${index}`;
    const outcome = applyAction(coaching, action, { id, at: context.now, coachMessageId: message.id });
    if ('refused' in outcome) refused.push({ action, reason: outcome.refused });
    if (!('state' in outcome)) continue;
    coaching = outcome.state;
    applied.push({
      type: 'ActionApplied',
      data: { id, action, summary: outcome.summary, coach_message_id: message.id, at: context.now },
    });
  }
  const { message_id: in_reply_to, prompt, engine } = data;
  return [
    { type: 'CoachReplied', data: { in_reply_to, message, prompt, engine, refused_actions: refused } },
    ...applied,
  ];
};

export const recordCoachFailure: Decide<'RecordCoachFailure'> = (state, data, context) => {
  pendingTurn(state, data, context);
  const { message_id: in_reply_to, code, detail, engine } = data;
  return [{ type: 'CoachTurnFailed', data: { in_reply_to, code, detail, engine } }];
};

/** Isolation is enforced here, where writes happen: a command for test data never touches a live user's, and the reverse. */
function existing(state: Instance | undefined, id: string, kind: InstanceKind): Instance {
  if (!state) throw new Refusal('INSTANCE_NOT_FOUND', `There is no instance "${id}".`);
  if (state.kind !== kind)
    throw new Refusal(
      'INSTANCE_KIND_MISMATCH',
      `"${id}" is ${state.kind} data; this command is for ${kind} data only.`,
    );
  return state;
}

/** A reset or an earlier answer may have overtaken the turn: its answer has no place any more. */
function pendingTurn(
  state: Instance | undefined,
  data: { message_id: string; kind: InstanceKind },
  context: DecideContext,
): Instance {
  const instance = existing(state, context.id, data.kind);
  if (!instance.pending_turns.includes(data.message_id)) {
    throw new Refusal('MESSAGE_NOT_PENDING', `The message "${data.message_id}" does not wait for an answer.`);
  }
  return instance;
}
