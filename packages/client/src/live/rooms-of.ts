import type { SocketPushes } from '@rehearsal/contracts/socket/pushes';
import {
  BASELINES,
  instanceRoom,
  LOAD_RUNS,
  loadRunRoom,
  REHEARSAL_RUNS,
  rehearsalRunRoom,
  SCENARIOS,
  SCHEDULES,
} from '@rehearsal/contracts/socket/rooms';

/** The rooms whose watchers a push is for. */
export const roomsOf: { [Event in keyof SocketPushes]: (push: SocketPushes[Event]) => string[] } = {
  instance: ({ id }) => [instanceRoom(id)],
  token: ({ instance_id }) => [instanceRoom(instance_id)],
  'turn-waits': ({ instance_id }) => [instanceRoom(instance_id)],
  watchers: ({ instance_id }) => [instanceRoom(instance_id)],
  scenario: () => [SCENARIOS],
  'load-run': ({ id }) => [loadRunRoom(id), LOAD_RUNS],
  'load-run-progress': ({ id }) => [loadRunRoom(id)],
  'load-worker': () => [LOAD_RUNS],
  schedule: () => [SCHEDULES],
  baseline: () => [BASELINES],
  'rehearsal-run': ({ id }) => [rehearsalRunRoom(id), REHEARSAL_RUNS],
};
