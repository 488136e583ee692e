import { describe, expect, it } from '@jest/globals';
import { evolveInstance } from '@rehearsal/contracts/instance/evolve-instance';
import type { InstanceCommand, InstanceFact } from '@rehearsal/contracts/instance/instance';
import type { Instance } from '@rehearsal/contracts/instance/instance-state';
import type { DecideContext } from '@rehearsal/platform/journal/processor';
import { givenOf, type Decision } from '@rehearsal/testing/given';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import * as conversation from './conversation.js';
import * as instance from './instance.js';
import * as session from './sessions/session.js';
import { moveClock } from './move-clock.js';

const NOW = '2026-02-01T12:00:00.000Z';
const actor = { id: 'admin-1', role: 'admin' as const };
const at = (version: number, now = NOW): DecideContext => ({ id: 'i1', version, now, actor });
const origin = { scenario_id: 's1', scenario_name: 'One', scenario_version: 1, template: anEmptyTemplate() };
const test = { ...origin, engine: null, seed: null, clock_stands: false, primary: false, label: null };

type Step = Decision<Instance, InstanceFact>;
const fold = (steps: readonly Step[], now = NOW): Instance | undefined =>
  givenOf(evolveInstance, { id: 'i1', now, actor })(...steps).state;

const made: Step = (state, context) => instance.instantiate(state, test, context);
const live: Step = (state, context) => session.startSession(state, { guest_id: 'g1', first_name: 'Guest' }, context);
const said: Step = (state, context) =>
  conversation.sendMessage(state, { message_id: `m${context.version}`, content: 'Hi', kind: 'test' }, context);
const later =
  (advance_seconds: number): Step =>
  (state, context) =>
    moveClock(state, { advance_seconds }, context);
const wasReset: Step = (state, context) => instance.reset(state, origin, origin.template, context);
const answered = { engine: 'scripted', fingerprint: 'scripted', seed: 1, prompt: '' };
const EVERYTHING = { scenario_ids: null, label: null, unchanged_since: null };
const ofTurn = { message_id: 'm1', kind: 'test' as const };

/** Every command, as it comes for an instance that may be gone, or may be a live session. */
const EVERY: Record<InstanceCommand['type'], Step> = {
  InstantiateScenario: made,
  ForkInstance: (state, context) =>
    instance.fork(
      undefined,
      { source_id: 'i1', at_version: null, after_message_id: null, label: null },
      { id: 'i1', instance: state, version: 1 },
      { ...context, id: 'i2' },
    ),
  ResetInstance: wasReset,
  UndoReset: (state, context) => instance.undoReset(state, undefined, context),
  MoveClock: later(1),
  DeleteInstance: (state, context) => instance.remove(state, { reason: 'asked' }, context),
  CleanUpInstances: (state, context) => instance.startCleanup(state, { filter: EVERYTHING, instance_ids: [] }, context),
  StartSession: live,
  EndSession: (state, context) => session.endSession(state, { reason: 'ended' }, context),
  CloseSession: (state, context) => session.closeSession(state, { idle_since: NOW }, context),
  SendMessage: said,
  RecordCoachTurn: (state, context) =>
    conversation.recordCoachTurn(
      state,
      { ...ofTurn, ...answered, reply: { content: 'Hi', component_config: null }, actions: [] },
      context,
    ),
  RecordCoachFailure: (state, context) =>
    conversation.recordCoachFailure(
      state,
      { ...ofTurn, code: 'ENGINE_FAILED', detail: 'Away', engine: 'scripted' },
      context,
    ),
  EndTurn: (state, context) => conversation.endTurn(state, ofTurn, context),
  DeleteMessage: (state, context) => conversation.deleteMessage(state, ofTurn, context),
};

describe('the clock of an instance', () => {
  it('dates what is said, and the coach and its actions too', () => {
    const state = fold([made, later(3600), said]);
    expect(state?.chat_messages.at(-1)?.timestamp).toBe('2026-02-01T13:00:00.000Z');
    const turn = {
      message_id: 'm3',
      kind: 'test' as const,
      engine: 'scripted',
      fingerprint: 'scripted',
      seed: 1,
      prompt: '',
      reply: { content: 'Rest a while', component_config: null },
      actions: [
        { action_type: 'START_BREAK' as const, parameters: { session_key: 's' } },
        { action_type: 'ADD_USER_NOTE' as const, parameters: { notes: ['tired'] } },
      ],
    };
    const next = conversation
      .recordCoachTurn(state, turn, at(4))
      .reduce<Instance | undefined>((now, fact) => evolveInstance(now, fact, { id: 'i1', version: 4, at: NOW }), state);
    const stamps = [
      next?.chat_messages.at(-1)?.timestamp,
      next?.breaks.at(-1)?.started_at,
      next?.user_notes.at(-1)?.created_at,
      next?.actions.at(-1)?.timestamp,
    ];
    expect(new Set(stamps)).toEqual(new Set(['2026-02-01T13:00:00.000Z']));
    expect(next?.updated_at).toBe(NOW);
  });

  it('moves ahead from where it is, also twice, and goes on running', () => {
    const state = fold([made, later(60), later(60)]);
    expect(state?.clock).toEqual({ offset_ms: 120_000 });
    const [moved] = moveClock(state, { set: '2026-02-02T00:00:00.000Z' }, at(4, '2026-02-01T12:00:30.000Z'));
    expect(moved?.data).toEqual({
      from: '2026-02-01T12:02:30.000Z',
      to: '2026-02-02T00:00:00.000Z',
      clock: { offset_ms: 43_170_000 },
    });
  });

  it('never goes back, and says what to do', () => {
    const state = fold([made, later(3600)]);
    const back = () => moveClock(state, { set: '2026-02-01T12:59:59.999Z' }, at(3));
    expect(back).toThrow(/shows 2026-02-01T13:00:00.000Z and never goes back: give a later time, or reset/);
    expect(() => moveClock(state, { set: '3000-01-01T00:00:00.000Z' }, at(3))).toThrow(/end of the year 2999/);
  });

  it('is real again after a reset, and as it was after the undo of that reset', () => {
    const before = fold([made, later(3600)]);
    const after = fold([made, later(3600), wasReset]);
    expect(after?.clock).toBeUndefined();
    const [undone] = instance.undoReset(after, before, at(4));
    const restored = undone && evolveInstance(after, undone, { id: 'i1', version: 4, at: NOW });
    expect(restored?.clock).toEqual(before?.clock);
  });

  it('begins where the template says, also after a reset', () => {
    const template = { ...anEmptyTemplate(), clock: '2026-01-05T12:00:00.000+02:00' };
    const dated: Step = (state, context) => instance.instantiate(state, { ...test, template }, context);
    const again: Step = (state, context) => instance.reset(state, origin, template, context);
    expect(fold([dated, said])?.chat_messages.at(-1)?.timestamp).toBe('2026-01-05T10:00:00.000Z');
    expect(fold([dated, later(60), again])?.clock).toEqual(fold([dated])?.clock);
  });

  it('goes on in a fork as it was in the source', () => {
    const source = { id: 'i1', instance: fold([made, later(3600)]), version: 2 };
    const data = { source_id: 'i1', at_version: null, after_message_id: null, label: null };
    const [forked] = instance.fork(undefined, data, source, { ...at(1), id: 'i2' });
    expect(forked?.data).toMatchObject({ clock: { offset_ms: 3_600_000 } });
  });

  it('goes on in a fork with another engine and seed where they are given', () => {
    const source = { id: 'i1', instance: fold([made]), version: 1 };
    const data = { source_id: 'i1', at_version: null, after_message_id: null, label: null };
    const of = (more: { engine?: string | null; seed?: number }) =>
      instance.fork(undefined, { ...data, ...more }, source, { ...at(1), id: 'i2' })[0]?.data;
    expect(of({})).toMatchObject({ engine: source.instance?.engine, seed: source.instance?.seed });
    expect(of({ engine: 'mine', seed: 7 })).toMatchObject({ engine: 'mine', seed: 7 });
    expect(of({ engine: null })).toMatchObject({ engine: null });
  });
});

describe('a clock that stands', () => {
  const standing: Step = (state, context) => instance.instantiate(state, { ...test, clock_stands: true }, context);
  const fromFile = { ...test, scenario_id: null, scenario_version: null, clock_stands: true };

  it('shows the same moment until it is moved, and dates alike what is said at different times', () => {
    const first = fold([standing, said]);
    const second = fold([standing, said], '2027-05-05T05:05:05.000Z');
    expect(first?.chat_messages.at(-1)?.timestamp).toBe('2025-01-01T09:00:00.000Z');
    expect(second?.chat_messages).toEqual(first?.chat_messages);
    expect(fold([standing, later(3600), said, said])?.chat_messages.map(({ timestamp }) => timestamp)).toEqual([
      '2025-01-01T10:00:00.000Z',
      '2025-01-01T10:00:00.000Z',
    ]);
  });

  it('stands where the template says, and stands there again after a reset', () => {
    const template = { ...anEmptyTemplate(), clock: '2026-01-05T12:00:00.000+02:00' };
    const dated: Step = (state, context) =>
      instance.instantiate(state, { ...test, template, clock_stands: true }, context);
    const again: Step = (state, context) => instance.reset(state, origin, template, context);
    expect(fold([dated])?.clock).toEqual({ stands_at: '2026-01-05T10:00:00.000Z' });
    expect(fold([dated, later(60), again])?.clock).toEqual({ stands_at: '2026-01-05T10:00:00.000Z' });
  });

  it('is part of what an instance without a scenario goes back to: the template that it keeps', () => {
    const [fact] = instance.instantiate(undefined, { ...fromFile, engine: 'scripted', seed: 7 }, at(1));
    expect(fact?.data).toMatchObject({ scenario_id: null, template: fromFile.template, engine: 'scripted', seed: 7 });
    const filed: Step = () => (fact ? [fact] : []);
    const back: Step = (state, context) => instance.reset(state, { scenario_id: null }, fromFile.template, context);
    const after = fold([filed, later(60), said, back]);
    expect(after).toMatchObject({ engine: 'scripted', seed: 7, scenario_name: 'One', scenario_version: null });
    expect(after?.clock).toEqual({ stands_at: '2025-01-01T09:00:00.000Z' });
    expect([after?.origin_digest, after?.chat_messages]).toEqual([fold([filed])?.origin_digest, []]);
  });

  it('is refused another origin: of a scenario as without one', () => {
    const back = () => instance.reset(fold([made]), { scenario_id: null }, fromFile.template, at(2));
    expect(back).toThrow('The instance "i1" was not made from a file.');
    const filed: Step = (state, context) => instance.instantiate(state, fromFile, context);
    expect(() => instance.reset(fold([filed]), origin, origin.template, at(2))).toThrow(
      'not made from the scenario "s1"',
    );
  });
});

describe('the end of an instance', () => {
  const expiryOf = (ttl_seconds: number | null | undefined, house: number | null, primary = false) => {
    const data = { ...test, primary, ...(ttl_seconds === undefined ? {} : { ttl_seconds }) };
    const [fact] = instance.instantiate(undefined, data, at(1), house);
    return (fact?.data as { expires_at?: string }).expires_at;
  };

  it('comes after the time that was asked for, else the time of the house, else never', () => {
    expect(expiryOf(60, null)).toBe('2026-02-01T12:01:00.000Z');
    expect(expiryOf(60, 3600)).toBe('2026-02-01T12:01:00.000Z');
    expect(expiryOf(undefined, 3600)).toBe('2026-02-01T13:00:00.000Z');
    expect(expiryOf(null, 3600)).toBeUndefined();
    expect(expiryOf(undefined, null)).toBeUndefined();
  });

  it('of a primary one never comes by time, and only with its scenario', () => {
    expect(expiryOf(60, 3600, true)).toBeUndefined();
    const primary = fold([(state, context) => instance.instantiate(state, { ...test, primary: true }, context)]);
    for (const reason of ['asked', 'cleanup', 'expired'] as const)
      expect(() => instance.remove(primary, { reason }, at(2))).toThrow(/primary instance of "One"/);
    expect(instance.remove(primary, { reason: 'scenario_deleted' }, at(2))).toHaveLength(1);
  });

  it('is for good: its id is never given again, whatever comes late', () => {
    const gone = { ...at(3), deletedAt: NOW };
    for (const step of Object.values(EVERY)) expect(() => step(undefined, gone)).toThrow(`was deleted at ${NOW}`);
  });
});

describe('a live session', () => {
  it('is refused by every command but those that are for sessions, or that make something new', () => {
    const { EndSession: _ended, CloseSession: _closed, ...others } = EVERY;
    const { InstantiateScenario, StartSession, CleanUpInstances, ...forTestData } = others;
    const state = fold([live]);
    for (const command of Object.values(forTestData)) expect(() => command(state, at(2))).toThrow(/live data/);
    for (const command of [InstantiateScenario, StartSession, CleanUpInstances])
      expect(() => command(state, at(2))).toThrow('There is an instance "i1" already');
    for (const reason of ['cleanup', 'expired', 'scenario_deleted'] as const)
      expect(() => instance.remove(state, { reason }, at(2))).toThrow(/live data/);
  });
});
