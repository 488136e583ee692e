import type { Permission } from '@rehearsal/contracts/messages/roles';

/** What one needs to be let into a room, by its kind. */
const permissions = new Map<string, Permission>([
  ['instance', 'instance:read'],
  ['load-run', 'load-run:read'],
  ['scenarios', 'scenario:read'],
  ['load-runs', 'load-run:read'],
  ['schedules', 'load-run:read'],
  ['baselines', 'load-run:read'],
  ['rehearsal-runs', 'rehearsal:read'],
  ['rehearsal-run', 'rehearsal:read'],
]);

export interface Room {
  name: string;
  kind: string;
  /** Of the one thing that is watched; absent for a list. */
  id: string | undefined;
  permission: Permission;
}

export function roomOf(name: string): Room {
  const [kind = '', id] = name.split(':');
  const permission = permissions.get(kind);
  if (!permission) throw new Error(`no room is called ${name}`);
  return { name, kind, id, permission };
}
