import { z } from 'zod';
import { Id, Timestamp } from '../messages/message.js';
import { Permission, Role } from '../messages/roles.js';
import { nameOf } from '../text/name.js';

/** A person, or the program that a token stands for. */
export const User = z.strictObject({ id: z.string(), name: z.string(), role: Role }).meta({ id: 'User' });
export type User = z.infer<typeof User>;

/** A sign-in with a one-time link: what the link holds. */
export const RedeemBody = z.strictObject({ token: z.string().min(1).max(500) });

/** The answer to a sign-in and to a refresh; the refresh cookie comes beside it. */
export const SignedInView = z.strictObject({
  user: User,
  access_token: z.string(),
  /** Seconds. */
  expires_in: z.int(),
});
export type SignedInView = z.infer<typeof SignedInView>;

/** Who am I, and what may I do. */
export const Me = z.strictObject({ user: User, permissions: z.array(Permission) });
export type Me = z.infer<typeof Me>;

/** How long an API token may be good for. */
export const MOST_TOKEN_DAYS = 365;

/** A one-time link, shown once. */
export const SignInLink = z.strictObject({ link: z.string(), expires_at: Timestamp });
export type SignInLink = z.infer<typeof SignInLink>;

/** A person, as the list of people shows them. */
export const UserRow = User.extend({
  created_at: Timestamp,
  created_by: z.string(),
  /** How many sessions are open. */
  sessions: z.int().nonnegative(),
}).meta({ id: 'UserRow' });
export type UserRow = z.infer<typeof UserRow>;

/** Who is invited, and what they may do. */
export const InviteBody = z.strictObject({ name: nameOf('a person'), role: Role.default('viewer') });
export type InviteBody = z.input<typeof InviteBody>;

export const RoleBody = z.strictObject({ role: Role });
export type RoleBody = z.input<typeof RoleBody>;

/** The answer to an invitation: the link is shown once. */
export const NewUser = UserRow.extend(SignInLink.shape);
export type NewUser = z.infer<typeof NewUser>;

/** Who ended a token before its time, and what they are called where that is known. */
const Revocation = z.strictObject({ at: Timestamp, by: z.string(), name: z.string().nullable() });

/** What a person or a token is called, also when they are gone. */
export const Named = z.strictObject({ id: z.string(), name: z.string() }).meta({ id: 'Named' });
export type Named = z.infer<typeof Named>;

/** A token of a program, without its secret. */
export const ApiTokenRow = z
  .strictObject({
    id: Id,
    name: z.string(),
    role: Role,
    created_by: z.string(),
    created_at: Timestamp,
    expires_at: Timestamp,
    /** Null while nobody revoked it. */
    revoked: Revocation.nullable(),
  })
  .meta({ id: 'ApiToken' });
export type ApiTokenRow = z.infer<typeof ApiTokenRow>;

/** A token that is to be made. */
export const TokenBody = z.strictObject({
  name: nameOf('a token'),
  role: Role,
  expires_in_days: z.int().min(1).max(MOST_TOKEN_DAYS).default(90),
});
export type TokenBody = z.input<typeof TokenBody>;

/** Only the answer to its creation holds the token itself. */
export const NewApiToken = ApiTokenRow.extend({ token: z.string() });
export type NewApiToken = z.infer<typeof NewApiToken>;

/** A token that speaks as one test user at the coach's API. */
export const InstanceToken = z.strictObject({ access_token: z.string(), expires_in: z.int() });
export type InstanceToken = z.infer<typeof InstanceToken>;
