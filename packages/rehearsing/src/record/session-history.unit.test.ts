import { describe, expect, it } from '@jest/globals';
import type { InstanceHistoryRow } from '@rehearsal/contracts/http/instances/instances';
import { historyOf, movesOf, versionWith } from './session-history.js';

const rows = (...events: string[]): InstanceHistoryRow[] =>
  events.map((event, index) => ({
    version: index + 1,
    command: 'SomethingAsked',
    at: '2025-01-01T09:00:00.000Z',
    actor: { id: 'ada', role: 'admin' },
    events: [event],
  }));
const versionsOf = (...events: string[]) => {
  const { beginning, since } = historyOf(rows(...events));
  return [beginning, ...since.map(({ version }) => version)];
};

describe('the history of a session', () => {
  it('begins with the session, or with its last reset', () => {
    expect(versionsOf('InstanceCreated', 'MessageSent', 'CoachReplied')).toEqual([1, 2, 3]);
    expect(versionsOf('InstanceCreated', 'MessageSent', 'InstanceReset', 'MessageSent')).toEqual([3, 4]);
  });

  it('goes on from before a reset that was undone, without what was said in between', () => {
    const undone = ['InstanceCreated', 'MessageSent', 'InstanceReset', 'MessageSent', 'ResetUndone', 'MessageSent'];
    expect(versionsOf(...undone)).toEqual([1, 2, 6]);
    expect(versionsOf(...undone, 'ResetUndone', 'MessageSent')).toEqual([3, 4, 8]);
  });
});

describe('the version that a session has with a message', () => {
  const ofMessages = (...told: [event: string, message?: string][]): InstanceHistoryRow[] =>
    rows(...told.map(([event]) => event)).map((row, index) => {
      const message = told[index]?.[1];
      return message === undefined ? row : { ...row, message_id: message };
    });
  const talk = ofMessages(
    ['InstanceCreated'],
    ['MessageSent', 'm1'],
    ['ClockMoved'],
    ['CoachReplied', 'm1'],
    ['MessageSent', 'm2'],
    ['MessageSent', 'm3'],
    ['CoachTurnFailed', 'm2'],
    ['CoachReplied', 'm3'],
    ['MessageSent', 'm4'],
  );

  it.each([
    ['is that of its answer', 'm1', 4],
    ['of an answer is its own', 'm1-reply', 4],
    ['is its own where another one was said before it was answered', 'm2', 5],
    ['has what came of the one before it as well', 'm3', 8],
    ['is its own where it was not answered', 'm4', 9],
    ['is none where it was not said there', 'm5', undefined],
    ['is none of an answer that there is not', 'm2-reply', undefined],
  ])('%s: %s', (_, message, version) => {
    expect(versionWith(talk, message)).toBe(version);
  });
});

describe('the moves of a clock', () => {
  const said = ['2025-01-01T09:00:00.000Z', '2025-01-04T09:00:00.000Z'];
  const since = rows('MessageSent', 'ClockMoved', 'MessageSent', 'ClockMoved');

  it('that stands are told by what it showed', () => {
    const before = { stands_at: '2025-01-01T09:00:00.000Z' };
    const now = { stands_at: '2025-01-04T10:00:00.000Z' };
    expect([...movesOf(since, said, { before, now })]).toEqual([[1, 3 * 86_400], [2, 3600]]); // prettier-ignore
  });

  it('that runs are told by how far it was from real time', () => {
    const now = { offset_ms: (3 * 86_400 + 3600) * 1000 };
    expect([...movesOf(since, said, { before: undefined, now })]).toEqual([[1, 3 * 86_400], [2, 3600]]); // prettier-ignore
  });
});
