import { describe, expect, it } from '@jest/globals';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import { CommitGrouper } from './commits.js';

const anEvent = (aggregateId: string, version: number, index: number): AnyMessage => ({
  id: `${aggregateId}:${version}:${index}`,
  type: `E${index}`,
  aggregateId,
  version,
  actor: { id: 'admin', role: 'admin' },
  correlationId: 'c',
  time: '2026-01-01T00:00:00.000Z',
  data: {},
});
const ids = (commits: ReturnType<CommitGrouper['take']>) => commits.map(({ events }) => events.map(({ id }) => id));

describe('a grouper of commits', () => {
  it('puts the events of one version of one aggregate together', () => {
    const grouper = new CommitGrouper();
    const events = [anEvent('a', 1, 0), anEvent('a', 1, 1), anEvent('b', 1, 0), anEvent('a', 2, 0)];
    expect(ids(grouper.take(events, false))).toEqual([['a:1:0', 'a:1:1'], ['b:1:0'], ['a:2:0']]);
  });

  it('holds the last commit of a part back until it is whole', () => {
    const grouper = new CommitGrouper();
    expect(ids(grouper.take([anEvent('a', 1, 0), anEvent('a', 2, 0)], true))).toEqual([['a:1:0']]);
    expect(ids(grouper.take([anEvent('a', 2, 1), anEvent('a', 3, 0)], false))).toEqual([['a:2:0', 'a:2:1'], ['a:3:0']]);
  });

  it('gives a held commit that was whole when another one follows', () => {
    const grouper = new CommitGrouper();
    grouper.take([anEvent('a', 1, 0)], true);
    expect(ids(grouper.take([anEvent('b', 1, 0)], false))).toEqual([['a:1:0'], ['b:1:0']]);
  });

  it('takes a commit that is published twice in a row for one', () => {
    const grouper = new CommitGrouper();
    const commit = [anEvent('a', 1, 0), anEvent('a', 1, 1)];
    expect(ids(grouper.take([...commit, ...commit], false))).toEqual([['a:1:0', 'a:1:1']]);
  });
});
