import { z } from 'zod';
import { nameOf } from '../text/name.js';
import { command, event, Timestamp, type CommandOf, type EventOf, type FactOf } from './message.js';
import { CommandRefused } from './refusals.js';
import { Role } from './roles.js';

/**
 * A person is an aggregate of the gateway. Its commands are carried out where they are given and travel on no topic; its
 * events are told on `access.events.v1`.
 */
export const InviteUser = command('InviteUser', z.strictObject({ name: nameOf('a person'), role: Role }));
export const CreateSignInLink = command('CreateSignInLink', z.strictObject({ expires_at: Timestamp }));
export const ChangeUserRole = command('ChangeUserRole', z.strictObject({ role: Role }));
export const RemoveUser = command('RemoveUser', z.strictObject({}));
export const EndSessions = command('EndSessions', z.strictObject({ sessions: z.int().nonnegative() }));

export const UserInvited = event('UserInvited', z.strictObject({ name: z.string(), role: Role }));
/** A one-time link was made for the person; whoever opens it first is signed in as them. */
export const SignInLinkCreated = event('SignInLinkCreated', z.strictObject({ expires_at: Timestamp }));
export const UserRoleChanged = event('UserRoleChanged', z.strictObject({ from: Role, to: Role }));
export const UserRemoved = event('UserRemoved', z.strictObject({ name: z.string(), role: Role }));
/** All sessions of a person were ended; how many there were. */
export const SessionsEnded = event('SessionsEnded', z.strictObject({ sessions: z.int().nonnegative() }));

export const userCommands = [InviteUser, CreateSignInLink, ChangeUserRole, RemoveUser, EndSessions] as const;
export const userEvents = [
  UserInvited,
  SignInLinkCreated,
  UserRoleChanged,
  UserRemoved,
  SessionsEnded,
  CommandRefused,
] as const;
export type UserCommand = CommandOf<(typeof userCommands)[number]>;
export type UserEvent = EventOf<(typeof userEvents)[number]>;
export type UserFact = FactOf<(typeof userEvents)[number]>;
