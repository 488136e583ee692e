import type { LoadRunState } from '@rehearsal/contracts/load/load-run';
import type { AnyMessage } from '@rehearsal/contracts/messages/message';
import type { Pushes } from './feed.js';
import { rehearsalRunPush } from './rehearsal-run-push.js';
import type { SocketServer } from './socket-server.js';
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

/** The state that each event of a load run leads to. */
const loadRunStates: Record<string, (event: AnyMessage) => LoadRunState> = {
  LoadRunQueued: () => 'queued',
  LoadRunMoved: () => 'queued',
  LoadRunPreparing: () => 'preparing',
  LoadRunStarted: () => 'running',
  LoadRunCancelRequested: () => 'cancelling',
  LoadRunFinished: ({ data }) => (data as { verdict: LoadRunState }).verdict,
};

const changes = (events: readonly AnyMessage[]): string[] =>
  events.map(({ type }) => type).filter((type) => type !== 'CommandRefused');

/** Presents commits to the sockets; with nobody in the room it costs a look-up. */
export function pushesTo(io: SocketServer): Pushes {
  const watched = (room: string): boolean => io.sockets.adapter.rooms.has(room);

  return {
    'instance.events.v1': ({ id, version, events }) => {
      const room = instanceRoom(id);
      if (!watched(room)) return;
      const shown = events.map(({ type, data, time }) => ({ type, data, time }));
      io.to(room).emit('instance', { id, version, events: shown });
    },
    'scenario.events.v1': ({ id, version, events }) => {
      if (!watched(SCENARIOS)) return;
      for (const { type, data } of events) {
        if (type === 'CommandRefused') continue;
        // Readers know the revision; the journal's count is of no use to them.
        const revision = (data as { version?: number }).version ?? version;
        io.to(SCENARIOS).emit('scenario', { id, version: revision, type });
      }
    },
    'load-run.events.v1': ({ id, version, events }) => {
      const state = events.map((event) => loadRunStates[event.type]?.(event)).findLast(Boolean);
      if (state) io.to([loadRunRoom(id), LOAD_RUNS]).emit('load-run', { id, version, state });
    },
    'schedule.events.v1': ({ id, version, events }) => {
      for (const type of changes(events)) io.to(SCHEDULES).emit('schedule', { id, version, type });
    },
    'load-worker.events.v1': ({ id, version, events }) => {
      for (const type of changes(events)) io.to(LOAD_RUNS).emit('load-worker', { id, version, type });
    },
    'rehearsal-run.events.v1': (commit) => {
      const { trials, ...push } = rehearsalRunPush(commit);
      io.to(rehearsalRunRoom(commit.id)).emit('rehearsal-run', { ...push, ...(trials && { trials }) });
      // A list shows how far a run is, and no trial of it.
      io.to(REHEARSAL_RUNS).except(rehearsalRunRoom(commit.id)).emit('rehearsal-run', push);
    },
    'baseline.events.v1': ({ id, version, events }) => {
      for (const type of changes(events)) io.to(BASELINES).emit('baseline', { id, version, type });
    },
  };
}
