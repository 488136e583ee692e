/** What a socket can watch: a list, or one thing by its id. */
export const SCENARIOS = 'scenarios';
export const LOAD_RUNS = 'load-runs';
export const SCHEDULES = 'schedules';
export const BASELINES = 'baselines';
export const REHEARSAL_RUNS = 'rehearsal-runs';
export const INSTANCE = 'instance';
export const LOAD_RUN = 'load-run';
export const REHEARSAL_RUN = 'rehearsal-run';

export const WATCHED_LISTS = [SCENARIOS, LOAD_RUNS, SCHEDULES, BASELINES, REHEARSAL_RUNS] as const;
export const WATCHED_THINGS = [INSTANCE, LOAD_RUN, REHEARSAL_RUN] as const;
export type RoomKind = (typeof WATCHED_LISTS)[number] | (typeof WATCHED_THINGS)[number];

const roomsOf =
  (kind: (typeof WATCHED_THINGS)[number]) =>
  (id: string): string =>
    `${kind}:${id}`;
export const instanceRoom = roomsOf(INSTANCE);
export const loadRunRoom = roomsOf(LOAD_RUN);
export const rehearsalRunRoom = roomsOf(REHEARSAL_RUN);
