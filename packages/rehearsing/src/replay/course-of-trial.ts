import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { playedTurn, type Course, type PlayedTurn } from './played-turn.js';

/** What was said in a trial. Its clock stands, so what it showed tells how far it was moved. */
export function courseOfTrial({ steps, turns: records }: Pick<Trial, 'steps' | 'turns'>, startsAt: string): Course {
  const turns: PlayedTurn[] = [];
  const moves = new Map<number, number>();
  let shows = Date.parse(startsAt);
  for (const { step, turns: said, clock } of steps) {
    for (const turn of said) turns.push(playedTurn(turn, step, records[turns.length]?.changes ?? null));
    if (clock === undefined) continue;
    const seconds = (Date.parse(clock) - shows) / 1000;
    moves.set(turns.length, (moves.get(turns.length) ?? 0) + seconds);
    shows = Date.parse(clock);
  }
  return { turns, moves };
}
