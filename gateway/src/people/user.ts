import type { UserCommand, UserFact } from '@rehearsal/contracts/messages/user';
import { unknownFact } from '@rehearsal/contracts/messages/unknown-fact';
import { Refusal } from '@rehearsal/platform/errors';
import type { FoldMeta } from '@rehearsal/platform/journal/journal';
import type { DecideContext } from '@rehearsal/platform/journal/processor';
import type { User } from '../access/store.js';

type CommandData<Type extends UserCommand['type']> = Extract<UserCommand, { type: Type }>['data'];

export function invite(
  state: User | undefined,
  data: CommandData<'InviteUser'>,
  { id, deletedAt }: DecideContext,
): UserFact[] {
  if (state || deletedAt !== undefined) throw new Refusal('USER_EXISTS', `The id "${id}" is somebody's already.`);
  return [{ type: 'UserInvited', data }];
}

export function createLink(
  state: User | undefined,
  data: CommandData<'CreateSignInLink'>,
  { id }: DecideContext,
): UserFact[] {
  existing(state, id);
  return [{ type: 'SignInLinkCreated', data }];
}

export function changeRole(
  state: User | undefined,
  { role }: CommandData<'ChangeUserRole'>,
  { id }: DecideContext,
): UserFact[] {
  return [{ type: 'UserRoleChanged', data: { from: existing(state, id).role, to: role } }];
}

export function remove(state: User | undefined, { id }: DecideContext): UserFact[] {
  const { name, role } = existing(state, id);
  return [{ type: 'UserRemoved', data: { name, role } }];
}

export function endSessions(
  state: User | undefined,
  data: CommandData<'EndSessions'>,
  { id }: DecideContext,
): UserFact[] {
  existing(state, id);
  return [{ type: 'SessionsEnded', data }];
}

export function evolve(state: User | undefined, fact: UserFact, { at, actor }: FoldMeta): User | undefined {
  switch (fact.type) {
    case 'UserInvited':
      return { ...fact.data, created_at: at, created_by: actor.id };
    case 'UserRoleChanged':
      return state && { ...state, role: fact.data.to };
    case 'UserRemoved':
      return undefined;
    case 'SignInLinkCreated':
    case 'SessionsEnded':
    case 'CommandRefused':
      return state;
    default:
      throw unknownFact(fact);
  }
}

function existing(state: User | undefined, id: string): User {
  if (!state) throw new Refusal('USER_NOT_FOUND', `There is no person "${id}".`);
  return state;
}
