import { z } from 'zod';
import type { Permission } from '@rehearsal/contracts/messages/roles';

/** Rooms of the sockets, and what one needs to be let in. */
const kinds: Record<string, Permission> = {
  instance: 'instance:read',
  'load-run': 'load-run:read',
  scenarios: 'scenario:read',
  'load-runs': 'load-run:read',
  schedules: 'load-run:read',
  baselines: 'load-run:read',
};

export const instanceRoom = (id: string): string => `instance:${id}`;
export const loadRunRoom = (id: string): string => `load-run:${id}`;
export const SCENARIOS = 'scenarios';
export const LOAD_RUNS = 'load-runs';
export const SCHEDULES = 'schedules';
export const BASELINES = 'baselines';

export interface Room {
  name: string;
  kind: string;
  /** Of the one thing that is watched; absent for a list. */
  id: string | undefined;
  permission: Permission;
}

export const RoomRequest = z.strictObject({
  room: z
    .string()
    .regex(/^(scenarios|load-runs|schedules|baselines|(instance|load-run):[A-Za-z0-9_-]{1,64})$/, 'is not a room'),
});

export function roomOf(name: string): Room {
  const [kind = '', id] = name.split(':');
  const permission = kinds[kind];
  if (!permission) throw new Error(`no room is called ${name}`);
  return { name, kind, id, permission };
}
