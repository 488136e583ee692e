import { forkInstance } from '@rehearsal/client/resources/instances';
import { compareCourses } from '@rehearsal/rehearsing/replay/compare-courses';
import type { Session } from '../../session.js';
import { readRecordedSession } from './recorded-session.js';
import type { Replays } from './replayed.js';
import { LIFE, sayAgain } from './say-again.js';

/** Says again what somebody said in a session, to a fork of how it began. */
export async function replaySession(
  id: string,
  { engine, out }: { engine?: string | undefined; out?: string | undefined },
  session: Session,
): Promise<Replays> {
  const { api, output } = session;
  const { beginning, seed, turns, moves, unanswered } = await readRecordedSession(api, id);
  if (unanswered > 0) output.note(`${unanswered} messages got no answer then and are left out.`);
  const fork = {
    at_version: beginning,
    seed,
    ...(engine !== undefined && { engine }),
    label: `replay of ${id}`,
    ttl: LIFE,
  };
  const toSay = turns.map(({ said, places }) => ({
    said,
    moved: places.reduce((sum, place) => sum + (moves.get(place) ?? 0), 0),
  }));
  const again = await sayAgain(toSay, () => forkInstance(api, id, fork), session, out);
  const comparison = compareCourses(turns, again.turns, again.error);
  return {
    replays: [{ name: id, trial: null, seed, engine: again.engine, ...comparison }],
    left_behind: again.left_behind,
    exitCode: again.exitCode,
  };
}
