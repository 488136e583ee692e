import { z } from 'zod';
import { event, type EventOf } from './message.js';
import { Role } from './roles.js';

/** What the gateway tells the audit service; nothing else writes `access.events.v1`. The aggregate is the principal, or the person that something is done to. */
export const SignedIn = event('SignedIn', z.strictObject({ method: z.enum(['link', 'password', 'refresh']) }));
export const SignedOut = event('SignedOut', z.strictObject({}));
export const SignInRefused = event('SignInRefused', z.strictObject({ reason: z.string() }));
export const AccessDenied = event(
  'AccessDenied',
  z.strictObject({
    method: z.string(),
    path: z.string(),
    status: z.int(),
    code: z.string(),
    permission: z.string().nullable(),
  }),
);
export const TokenCreated = event(
  'TokenCreated',
  z.strictObject({ token_id: z.string(), name: z.string(), role: Role }),
);
export const TokenRevoked = event('TokenRevoked', z.strictObject({ token_id: z.string() }));
/** Someone got a token that speaks as a test user. */
export const InstanceTokenIssued = event('InstanceTokenIssued', z.strictObject({ instance_id: z.string() }));

export const accessEvents = [
  SignedIn,
  SignedOut,
  SignInRefused,
  AccessDenied,
  TokenCreated,
  TokenRevoked,
  InstanceTokenIssued,
] as const;
export type AccessEvent = EventOf<(typeof accessEvents)[number]>;
