import type { Client } from '@rehearsal/client/client';
import { getInstance, getTurns } from '@rehearsal/client/resources/instances';
import { instanceAt, instanceHistory } from '@rehearsal/client/resources/sessions';
import { historyOf, movesOf } from '@rehearsal/rehearsing/record/session-history';
import type { PlayedTurn } from '@rehearsal/rehearsing/replay/played-turn';
import { turnOfSession } from '@rehearsal/rehearsing/replay/turn-of-session';
import { InputError } from '../../errors.js';
import { refuseTooLong } from './refuse-too-long.js';

interface TurnOfSession extends PlayedTurn {
  /** Its own place among what was said, after those of messages before it that got no answer. */
  places: number[];
}

/** A session that somebody had, since it began or was reset: what was said and what came of it. */
interface RecordedSession {
  beginning: number;
  /** How far the clock was moved before each place, in seconds. */
  moves: ReadonlyMap<number, number>;
  turns: TurnOfSession[];
  unanswered: number;
  /** That of its first answer. */
  seed: number | null;
}

export async function readRecordedSession(api: Client, id: string): Promise<RecordedSession> {
  const { beginning, since } = historyOf(await instanceHistory(api, id));
  const start = await instanceAt(api, id, beginning);
  const now = await getInstance(api, id);
  if (now.kind === 'live')
    throw new InputError(
      `${id} is a guest's own session, of which no test user is made as it is. Make a rehearsal of it with \`rehearse record ${id}\`, run that, and replay the run.`,
    );
  const count = now.chat_messages.slice(start.chat_messages.length).filter(({ role }) => role === 'user').length;
  if (count === 0) throw new InputError(`Nobody has said anything to ${id} since it began, so there is nothing to replay.`); // prettier-ignore
  refuseTooLong(id, count);
  const items = await getTurns(api, id, { part: { last: count } });
  const recorded: TurnOfSession[] = [];
  let before = start;
  let places: number[] = [];
  for (const [place, { message, end }] of items.entries()) {
    places.push(place);
    if (end?.reply == null) continue;
    const after = await instanceAt(api, id, end.version);
    recorded.push({ ...turnOfSession(message.content, { ...end, reply: end.reply }, before, after), places });
    [before, places] = [after, []];
  }
  const said = items.map(({ message }) => message.timestamp);
  return {
    beginning,
    moves: movesOf(since, said, { before: start.clock, now: now.clock }),
    turns: recorded,
    unanswered: items.length - recorded.length,
    seed: items.find(({ end }) => end?.seed != null)?.end?.seed ?? null,
  };
}
