import { describe, expect, it } from '@jest/globals';
import { anInstance, coachReplied, messageSent } from './an-instance.js';
import { adoptSnapshot, catchUp, foldPush, type LiveInstance } from './instance-feed.js';

const fresh = (): LiveInstance => adoptSnapshot(undefined, anInstance());

describe('a push', () => {
  it('is folded in when it is the next version', () => {
    const folded = foldPush(fresh(), messageSent(2, 'Hello'));
    expect(folded).toMatchObject({ kind: 'next', live: { view: { version: 2, pending_turns: ['m2'] } } });
  });

  it('never takes the state back', () => {
    const live = catchUp(fresh(), [messageSent(2, 'Hello')]);
    expect(foldPush(live, messageSent(2, 'Hello'))).toEqual({ kind: 'stale' });
    expect(foldPush(live, messageSent(1, 'Hello'))).toEqual({ kind: 'stale' });
  });

  it('asks for a snapshot when a version is missing', () => {
    expect(foldPush(fresh(), messageSent(3, 'Hello'))).toEqual({ kind: 'gap' });
  });

  it('asks for a snapshot when it only names the state that it leads to', () => {
    const events = [{ type: 'InstanceReset', data: { scenario_version: 2 }, time: '2025-06-01T12:00:06Z' }];
    expect(foldPush(fresh(), { id: 'i1', version: 2, events })).toEqual({ kind: 'gap' });
  });

  it('marks what it changed, and a refusal leaves the marks as they are', () => {
    const live = catchUp(fresh(), [messageSent(2, 'Hello'), coachReplied(3, 'm2')]);
    expect(live.changes).toEqual(['coach_state.current_phase', 'action:a3', 'prompt']);
    const refused = {
      id: 'i1',
      version: 4,
      events: [{ type: 'CommandRefused', data: {}, time: '2025-06-01T12:00:06Z' }],
    };
    expect(catchUp(live, [refused])).toMatchObject({ view: { version: 4 }, changes: live.changes });
  });

  it('leaves the digest to be asked for, since it carries none', () => {
    expect(catchUp(fresh(), [messageSent(2, 'Hello')])).toMatchObject({ digestVersion: 1, view: { version: 2 } });
  });

  it('says when the instance is gone', () => {
    const deleted = {
      id: 'i1',
      version: 2,
      events: [{ type: 'InstanceDeleted', data: {}, time: '2025-06-01T12:00:06Z' }],
    };
    expect(foldPush(fresh(), deleted)).toEqual({ kind: 'deleted' });
  });
});

describe('a snapshot', () => {
  it('is dropped when what is shown is newer', () => {
    const live = catchUp(fresh(), [messageSent(2, 'Hello')]);
    expect(adoptSnapshot(live, anInstance())).toBe(live);
  });

  it('keeps the marks when it is of the same version', () => {
    const live = catchUp(fresh(), [messageSent(2, 'Hello'), coachReplied(3, 'm2')]);
    const same = adoptSnapshot(live, { ...live.view, digest: 'bbb' });
    expect(same).toMatchObject({ digestVersion: 3, changes: live.changes, view: { digest: 'bbb' } });
  });

  it('is brought up to date with the pushes that came while it was fetched, in any order', () => {
    const live = catchUp(fresh(), [coachReplied(3, 'm2'), messageSent(2, 'Hello'), messageSent(2, 'Hello')]);
    expect(live.view).toMatchObject({ version: 3, pending_turns: [], last_turn: { prompt: 'the prompt' } });
    expect(live.view.chat_messages.map(({ content }) => content)).toEqual(['Hello', 'Welcome.']);
  });

  it('of another instance replaces what is shown', () => {
    expect(adoptSnapshot(fresh(), anInstance({ id: 'i2' })).view.id).toBe('i2');
  });
});
