import { clockAt, isStanding, STANDS_AT_FIRST } from '@rehearsal/contracts/instance/clock';
import { buildState } from '@rehearsal/contracts/template/build-state';
import { coachingOf } from '@rehearsal/contracts/instance/evolve-instance';
import { reservedEmail, type InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import type { Template } from '@rehearsal/contracts/template/template';
import { Refusal } from '@rehearsal/platform/errors';
import type { DecideContext } from '@rehearsal/platform/journal/processor';
import type { CommandData, Decide } from './decide.js';
import { deleted, existing, refuseTakenId } from './existing.js';
import { expiry } from './life-span.js';
import { digestOfTemplate } from './template-digest.js';

/** How long test instances live about which nobody said; null: until they are deleted. */
type DefaultTtl = number | null;

/**
 * A state from a template: the same ids for the same instance, and an address that mail can never reach. Where the
 * template says what the clock shows, times that it leaves out are counted back from there.
 */
const fromTemplate = (template: Template, stands: boolean, { id, now }: DecideContext) => {
  const first = template.clock ?? (stands ? STANDS_AT_FIRST : undefined);
  const clock = first === undefined ? undefined : new Date(first).toISOString();
  const state = buildState(template, { instanceId: id, now: clock ?? now, email: reservedEmail(id) });
  return {
    state,
    origin_digest: digestOfTemplate(template, state),
    ...(clock === undefined ? {} : { clock: clockAt(clock, now, stands) }),
  };
};

/** What a command says, with the template that it names. */
type Found<Data> = Omit<Data, 'template'> & { template: Template };

export const instantiate = (
  state: Instance | undefined,
  data: Found<CommandData<'InstantiateScenario'>>,
  context: DecideContext,
  default_ttl_seconds: DefaultTtl = null,
): InstanceFact[] => {
  refuseTakenId(state, context);
  const { template, first_name: _told, clock_stands, ttl_seconds, ...origin } = data;
  const lifeSpan = expiry({ primary: data.primary, ttl_seconds, default_ttl_seconds }, context.now);
  return [
    {
      type: 'InstanceCreated',
      data: {
        kind: 'test',
        ...origin,
        owner_id: context.actor.id,
        ...(data.scenario_id === null ? { template } : {}),
        ...lifeSpan,
        ...fromTemplate(template, clock_stands, context),
      },
    },
  ];
};

/**
 * `source` is the instance as it was at `version`: the one that was asked for, or what it was itself forked from. The fork is
 * test data of its own, with an address of its own.
 */
export const fork = (
  state: Instance | undefined,
  { source_id, label, ttl_seconds, ...asked }: CommandData<'ForkInstance'>,
  source: { id: string; instance: Instance | undefined; version: number; deletedAt?: string },
  context: DecideContext,
  default_ttl_seconds: DefaultTtl = null,
): InstanceFact[] => {
  refuseTakenId(state, context);
  if (source.deletedAt !== undefined) throw deleted(source_id, source.deletedAt);
  const instance = existing(source.instance, { id: source_id }, 'test');
  const { scenario_id, scenario_name, scenario_version, origin_digest, engine, seed, clock } = instance;
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
        engine: asked.engine === undefined ? engine : asked.engine,
        seed: asked.seed === undefined ? seed : asked.seed,
        forked_from: { instance_id: source.id, version: source.version },
        ...(clock === undefined ? {} : { clock }),
        ...expiry({ primary: false, ttl_seconds, default_ttl_seconds }, context.now),
        state: { ...coaching, profile: { ...coaching.profile, email: reservedEmail(context.id) } },
      },
    },
  ];
};

/** A reset goes back to what the instance was made of. */
export const resettable = (
  state: Instance | undefined,
  { scenario_id }: Pick<CommandData<'ResetInstance'>, 'scenario_id'>,
  context: DecideContext,
): Instance => {
  const instance = existing(state, context, 'test');
  if (instance.scenario_id !== scenario_id) {
    throw new Refusal(
      'INSTANCE_NOT_FROM_SCENARIO',
      `The instance "${context.id}" was not made from ${scenario_id === null ? 'a file' : `the scenario "${scenario_id}"`}.`,
    );
  }
  return instance;
};

/**
 * Same id, same address, same engine and seed, all else as the template has it, in one commit: no reader sees half of
 * it. One without a scenario goes back to the template that it keeps.
 */
export const reset = (
  state: Instance | undefined,
  data: CommandData<'ResetInstance'>,
  template: Template,
  context: DecideContext,
): InstanceFact[] => {
  const instance = resettable(state, data, context);
  const { scenario_name, scenario_version } = data.scenario_id === null ? instance : data;
  return [
    {
      type: 'InstanceReset',
      data: {
        scenario_name,
        scenario_version,
        undo_version: context.version - 1,
        ...fromTemplate(template, isStanding(instance.clock), context),
      },
    },
  ];
};

/** `before` is the state at the version that the reset, or the last undo, left behind; the journal has it. */
export const undoReset = (
  state: Instance | undefined,
  before: Instance | undefined,
  context: DecideContext,
): InstanceFact[] => {
  const instance = existing(state, context, 'test');
  if (instance.undo_version === null || !before) {
    throw new Refusal('NOTHING_TO_UNDO', `The instance "${context.id}" was never reset, so there is no reset to undo.`);
  }
  const { scenario_name, scenario_version, origin_digest, clock } = before;
  const origin = { scenario_name, scenario_version, origin_digest, ...(clock === undefined ? {} : { clock }) };
  const kept = new Set(before.chat_messages.map(({ id }) => id));
  const discarded_messages = instance.chat_messages.filter(({ id }) => !kept.has(id)).length;
  const restored_version = instance.undo_version;
  return [
    { type: 'ResetUndone', data: { restored_version, discarded_messages, ...origin, state: coachingOf(before) } },
  ];
};

/** A primary instance goes with its scenario and never before, so a scenario can always be started. */
export const remove: Decide<'DeleteInstance'> = (state, { reason }, context) => {
  const { primary, scenario_name } = existing(state, context, 'test');
  if (primary && reason !== 'scenario_deleted') {
    throw new Refusal(
      'INSTANCE_IS_PRIMARY',
      `"${context.id}" is the primary instance of "${scenario_name ?? ''}" and goes with it: reset the instance, or delete the scenario.`,
    );
  }
  return [{ type: 'InstanceDeleted', data: { reason } }];
};

/** The record of a cleanup; its id is no instance's. */
export const startCleanup: Decide<'CleanUpInstances'> = (state, data, context) => {
  refuseTakenId(state, context);
  return [{ type: 'CleanupStarted', data }];
};
