import { describe, expect, it } from '@jest/globals';
import type { UserFact } from '@rehearsal/contracts/messages/user';
import { givenOf, type Decision } from '@rehearsal/testing/given';
import type { User } from '../access/store.js';
import * as user from './user.js';

const now = '2026-02-01T12:00:00.000Z';
const given = givenOf(user.evolve, { id: 'ada', now, actor: { id: 'admin-1', role: 'admin' } });

type Step = Decision<User, UserFact>;
const invite: Step = (state, context) => user.invite(state, { name: 'Ada', role: 'viewer' }, context);
const promote: Step = (state, context) => user.changeRole(state, { role: 'operator' }, context);
const remove: Step = (state, context) => user.remove(state, context);
const link: Step = (state, context) => user.createLink(state, { expires_at: now }, context);
const endSessions: Step = (state, context) => user.endSessions(state, { sessions: 2 }, context);

describe('a person', () => {
  it("is invited once, by somebody, and an id that was somebody's is given to nobody else", () => {
    const invited = given().when(invite);
    invited.then({ type: 'UserInvited', data: { name: 'Ada', role: 'viewer' } });
    expect(invited.state).toEqual({ name: 'Ada', role: 'viewer', created_at: now, created_by: 'admin-1' });
    given(invite).when(invite).thenRefused('USER_EXISTS');
    given(invite, remove).when(invite).thenRefused('USER_EXISTS');
  });

  it('gets another role, and the record says from which', () => {
    const promoted = given(invite).when(promote);
    promoted.then({ type: 'UserRoleChanged', data: { from: 'viewer', to: 'operator' } });
    expect(promoted.state?.role).toBe('operator');
  });

  it('goes, and who it was stays on record', () => {
    const removed = given(invite, promote).when(remove);
    removed.then({ type: 'UserRemoved', data: { name: 'Ada', role: 'operator' } });
    expect(removed.state).toBeUndefined();
  });

  it('stays the same whatever is done to their links and sessions', () => {
    const before = given(invite).state;
    for (const command of [link, endSessions]) expect(given(invite).when(command).state).toEqual(before);
  });

  it('that nobody knows is not found', () => {
    for (const command of [promote, remove, link, endSessions]) given().when(command).thenRefused('USER_NOT_FOUND');
  });
});
