/** What a socket can watch: a list, or one thing by its id. */
export const SCENARIOS = 'scenarios';
export const LOAD_RUNS = 'load-runs';
export const SCHEDULES = 'schedules';
export const BASELINES = 'baselines';
export const REHEARSAL_RUNS = 'rehearsal-runs';

export const instanceRoom = (id: string): string => `instance:${id}`;
export const loadRunRoom = (id: string): string => `load-run:${id}`;
export const rehearsalRunRoom = (id: string): string => `rehearsal-run:${id}`;
