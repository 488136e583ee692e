import { z } from 'zod';

/** Roles that a person or an API token can have. */
export const Role = z.enum(['admin', 'operator', 'ci', 'viewer']);
export type Role = z.infer<typeof Role>;

/** Who did it: a person or token by role, a guest of the coach's API, or one of our own services. */
export const Actor = z.object({
  id: z.string(),
  role: z.enum([...Role.options, 'guest', 'service']),
  ip: z.string().optional(),
});
export type Actor = z.infer<typeof Actor>;

export const Permission = z.enum([
  'scenario:read',
  'scenario:write',
  'instance:read',
  'instance:write',
  'session:freeze',
  'engine:read',
  'engine:check',
  'load-test:read',
  'load-run:read',
  'load-run:write',
  'load-run:prioritise',
  'load-worker:drain',
  'schedule:write',
  'rehearsal:read',
  'rehearsal:run',
  'audit:read',
  'dead-letter:read',
  'dead-letter:settle',
  'operation:read',
  'settings:read',
  'token:manage',
  'user:manage',
]);
export type Permission = z.infer<typeof Permission>;

const reading: Permission[] = [
  'scenario:read',
  'instance:read',
  'engine:read',
  'load-test:read',
  'load-run:read',
  'rehearsal:read',
  'operation:read',
];
const running: Permission[] = [...reading, 'load-run:write', 'rehearsal:run'];

/** Deny by default: what is not listed here is refused. Scenarios are for admins alone to change; readers look and never change. */
export const permissionsOf: Record<Role, readonly Permission[]> = {
  admin: Permission.options,
  operator: [
    ...running,
    'load-run:prioritise',
    'load-worker:drain',
    'schedule:write',
    'audit:read',
    'engine:check',
    'settings:read',
  ],
  ci: running,
  viewer: reading,
};
