import { constants } from 'node:os';
import { ApiError } from '@rehearsal/client/api-error';
import type { Client } from '@rehearsal/client/client';
import { deleteInstance, getInstance, moveClock, sendMessage } from '@rehearsal/client/resources/instances';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { PlayedTurn } from '@rehearsal/rehearsing/replay/played-turn';
import { turnOfSession } from '@rehearsal/rehearsing/replay/turn-of-session';
import { exitOfSignal } from '../../exit-codes.js';
import type { Session } from '../../session.js';
import { writeSaid } from './write-said.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How long a test user of a replay lives where nobody removes it. */
export const LIFE = '1h';

/** One thing that is said again. */
interface ToSay {
  said: string;
  /** How far the clock is moved before it, in seconds. */
  moved: number;
}

interface Played {
  turns: PlayedTurn[];
  engine: string | null;
  /** Why it did not come to its end; null where it did. */
  error: string | null;
}

interface SaidAgain extends Played {
  /** Whether the test user is there still. */
  left_behind: 0 | 1;
  /** The code of the signal that ended it before its end. */
  exitCode: number | undefined;
}

/**
 * Says these things to a test user that is made for it and deleted when it is over. A signal ends it at once; a second one
 * does not wait until the test user is deleted, and then that lives for an hour. What was said is written to `out` where it
 * came to its end.
 */
export async function sayAgain(
  toSay: readonly ToSay[],
  make: () => Promise<InstanceView>,
  { api, output }: Session,
  out?: string,
): Promise<SaidAgain> {
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
  try {
    const { id } = await make();
    output.note(`The test user ${id} is told again what was said.`);
    let played: Played;
    try {
      played = await play(toSay, id, stop.signal, api);
      if (out !== undefined && played.error === null) await writeSaid(api, id, out, output);
    } finally {
      await deleteInstance(api, id);
    }
    return { ...played, left_behind: (await isThere(api, id)) ? 1 : 0, exitCode };
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}

async function play(toSay: readonly ToSay[], id: string, signal: AbortSignal, api: Client): Promise<Played> {
  const turns: PlayedTurn[] = [];
  let before = await getInstance(api, id);
  const ending = (error: string | null) => ({ turns, engine: before.last_turn?.engine ?? null, error });
  for (const { said, moved } of toSay) {
    const seconds = Math.round(moved);
    if (seconds >= 1) await moveClock(api, id, { advance: `${seconds}s` });
    try {
      const ended = await sendMessage(api, id, said, { signal });
      const after = await getInstance(api, id);
      turns.push(turnOfSession(said, ended, before, after));
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
