import type { Permission } from '@rehearsal/contracts/messages/roles';
import type { RoomKind } from '@rehearsal/contracts/socket/rooms';

/** What one needs to be let into a room, by its kind. */
const permissions: Readonly<Record<RoomKind, Permission>> = {
  instance: 'instance:read',
  'load-run': 'load-run:read',
  scenarios: 'scenario:read',
  'load-runs': 'load-run:read',
  schedules: 'load-run:read',
  baselines: 'load-run:read',
  'rehearsal-runs': 'rehearsal:read',
  'rehearsal-run': 'rehearsal:read',
};
const isKind = (kind: string): kind is RoomKind => Object.hasOwn(permissions, kind);

export interface Room {
  name: string;
  kind: RoomKind;
  /** Of the one thing that is watched; absent for a list. */
  id: string | undefined;
  permission: Permission;
}

export function roomOf(name: string): Room {
  const [kind = '', id] = name.split(':');
  if (!isKind(kind)) throw new Error(`no room is called ${name}`);
  return { name, kind, id, permission: permissions[kind] };
}
