import type { Permission } from '@rehearsal/contracts/roles';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** `public` asks nothing of the caller; `signed-in` asks for any valid token. */
export type Access = Permission | 'public' | 'signed-in';

/** The one table of who may call what, below `/api/v1`. A route without a row can neither be written nor mounted. */
export const permissions = {
  'POST /auth/link': 'public',
  'POST /auth/refresh': 'public',
  'POST /auth/sign-out': 'public',
  'GET /auth/me': 'signed-in',
  'POST /auth/link/new': 'token:manage',
  'GET /tokens': 'token:manage',
  'POST /tokens': 'token:manage',
  'DELETE /tokens/:id': 'token:manage',

  'GET /test-scenarios': 'scenario:read',
  'POST /test-scenarios': 'scenario:write',
  'POST /test-scenarios/validate': 'scenario:read',
  'POST /test-scenarios/freeze-session': 'session:freeze',
  'POST /freeze-session': 'session:freeze',
  'POST /freeze-session/preview': 'session:freeze',
  'GET /test-scenarios/:id': 'scenario:read',
  'PUT /test-scenarios/:id': 'scenario:write',
  'PATCH /test-scenarios/:id': 'scenario:write',
  'DELETE /test-scenarios/:id': 'scenario:write',
  'GET /test-scenarios/:id/versions': 'scenario:read',
  'GET /test-scenarios/:id/versions/:version': 'scenario:read',
  'POST /test-scenarios/:id/versions/:version/restore': 'scenario:write',
  'GET /test-scenarios/:id/diff': 'scenario:read',
  'GET /schemas/template.json': 'public',

  'GET /test-scenarios/:id/instances': 'instance:read',
  'POST /test-scenarios/:id/instances': 'instance:write',
  'POST /test-scenarios/:id/start': 'instance:write',
  'POST /test-scenarios/:id/reset': 'instance:write',
  'GET /instances': 'instance:read',
  'GET /sessions': 'instance:read',
  'GET /instances/:id': 'instance:read',
  'GET /instances/:id/complete': 'instance:read',
  'GET /instances/:id/profile': 'instance:read',
  'GET /instances/:id/coach-state': 'instance:read',
  'GET /instances/:id/identities': 'instance:read',
  'GET /instances/:id/actions': 'instance:read',
  'GET /instances/:id/chat-messages': 'instance:read',
  'GET /instances/:id/user-notes': 'instance:read',
  'GET /instances/:id/history': 'instance:read',
  'POST /instances/:id/messages': 'instance:write',
  'POST /instances/:id/reset': 'instance:write',
  'POST /instances/:id/undo-reset': 'instance:write',
  'POST /instances/:id/fork': 'instance:write',
  'POST /instances/:id/token': 'instance:write',
  'DELETE /instances/:id': 'instance:write',

  'GET /load-tests': 'load-test:read',
  'GET /load-runs': 'load-run:read',
  'POST /load-runs': 'load-run:write',
  'GET /load-runs/:id': 'load-run:read',
  'GET /load-runs/:id/log': 'load-run:read',
  'POST /load-runs/:id/cancel': 'load-run:write',

  'GET /audit': 'audit:read',
  'POST /audit/verify': 'audit:read',
  'GET /operations/:id': 'operation:read',
  'GET /openapi.json': 'public',
} as const satisfies Record<`${Method} /${string}`, Access>;

export type RouteKey = keyof typeof permissions;
