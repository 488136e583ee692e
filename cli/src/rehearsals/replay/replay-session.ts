import { constants } from 'node:os';
import { ApiError } from '@rehearsal/client/api-error';
import type { Client } from '@rehearsal/client/client';
import {
  deleteInstance,
  forkInstance,
  getInstance,
  moveClock,
  sendMessage,
} from '@rehearsal/client/resources/instances';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { compareCourses } from '@rehearsal/rehearsing/replay/compare-courses';
import type { PlayedTurn } from '@rehearsal/rehearsing/replay/played-turn';
import { turnOfSession } from '@rehearsal/rehearsing/replay/turn-of-session';
import { exitOfSignal } from '../../exit-codes.js';
import type { Session } from '../../session.js';
import { readRecordedSession, type RecordedSession } from './recorded-session.js';
import type { Replays } from './replayed.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LIFE = '1h';

/**
 * Says again what somebody said in a session, to a fork of how it began, which is deleted when it is over. A signal ends it
 * at once; a second one does not wait until the fork is deleted, and then that lives for an hour.
 */
export async function replaySession(id: string, engine: string | undefined, session: Session): Promise<Replays> {
  const { api, output } = session;
  const recorded = await readRecordedSession(api, id);
  if (recorded.unanswered > 0) output.note(`${recorded.unanswered} messages got no answer then and are left out.`);
  const stop = new AbortController();
  let exitCode: number | undefined;
  const onSignal = (signal: (typeof SIGNALS)[number]) => {
    const code = exitOfSignal(constants.signals[signal]);
    if (exitCode !== undefined) process.exit(code);
    exitCode = code;
    output.note(`${signal}: the replay ends, and its test user is removed.`);
    stop.abort();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  const { beginning, seed } = recorded;
  try {
    const fork = await forkInstance(api, id, {
      at_version: beginning,
      seed,
      ...(engine !== undefined && { engine }),
      label: `replay of ${id}`,
      ttl: LIFE,
    });
    output.note(`The test user ${fork.id} is told again what was said to ${id}.`);
    const played = await play(recorded, fork, stop.signal, api).finally(() => deleteInstance(api, fork.id));
    const comparison = compareCourses(recorded.turns, played.turns, played.error);
    const left_behind = (await isThere(api, fork.id)) ? 1 : 0;
    return {
      replays: [{ name: id, trial: null, seed, engine: played.engine, ...comparison }],
      left_behind,
      exitCode,
    };
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}

async function play(
  { turns, moves }: RecordedSession,
  fork: InstanceView,
  signal: AbortSignal,
  api: Client,
): Promise<{ turns: PlayedTurn[]; engine: string | null; error: string | null }> {
  const played: PlayedTurn[] = [];
  let before = await getInstance(api, fork.id);
  const ending = (error: string | null) => ({ turns: played, engine: before.last_turn?.engine ?? null, error });
  for (const turn of turns) {
    const seconds = Math.round(turn.places.reduce((sum, place) => sum + (moves.get(place) ?? 0), 0));
    if (seconds >= 1) await moveClock(api, fork.id, { advance: `${seconds}s` });
    try {
      const ended = await sendMessage(api, fork.id, turn.said, { signal });
      const after = await getInstance(api, fork.id);
      played.push(turnOfSession(turn.said, ended, before, after));
      before = after;
    } catch (error) {
      if (signal.aborted) return ending('A signal ended it.');
      if (!(error instanceof ApiError)) throw error;
      return ending(error.message);
    }
  }
  return ending(null);
}

async function isThere(api: Client, id: string): Promise<boolean> {
  try {
    await getInstance(api, id);
    return true;
  } catch (error) {
    if (error instanceof ApiError && [404, 410].includes(error.status)) return false;
    throw error;
  }
}
