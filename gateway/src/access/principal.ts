import { permissionsOf, type Actor, type Permission, type Role } from '@rehearsal/contracts/messages/roles';

/** Who asks: a person who signed in, a program with an API token, or nobody that we know. */
export interface Principal {
  id: string;
  name: string;
  kind: 'user' | 'token' | 'anonymous';
  role: Role | null;
  /** When the token that was shown ends, in ms since 1970. */
  expiresAt: number;
  /** Of a person: the session that the token belongs to. */
  sessionId?: string;
}

export const anonymous: Principal = {
  id: 'anonymous',
  name: 'anonymous',
  kind: 'anonymous',
  role: null,
  expiresAt: Infinity,
};

export const permissionsFor = ({ role }: Principal): readonly Permission[] =>
  role === null ? [] : permissionsOf[role];

/** Deny by default: what the role's row does not name is refused. */
export const mayDo = (principal: Principal, permission: Permission): boolean =>
  permissionsFor(principal).includes(permission);

export const actorOf = ({ id, role }: Principal, ip: string | undefined): Actor => ({
  id,
  role: role ?? 'guest',
  ...(ip === undefined ? {} : { ip }),
});
