import type { ChatMessage } from '@rehearsal/contracts/coaching/coaching-state';
import type { Turn } from '@rehearsal/contracts/instance/turn';
import { isSaid } from '../../commands/fork-point.js';

type Message = Pick<ChatMessage, 'id' | 'role'>;

/** Turns by the id of the answer that they ended with. */
export type KnownTurns = ReadonlyMap<string, Turn>;

/** The places of the messages that are drawn, the first and the last of them. */
export interface Drawn {
  readonly first: number;
  readonly last: number;
}

interface Asked {
  /** The first and the last answer that are drawn without being known: no two different ones are one question. */
  readonly between: readonly [string, string];
  readonly last: number;
  /** Before this version; absent: at the end. */
  readonly at?: number;
}

/** As many as the API gives at once. */
const MOST = 500;
/** So many more, where one scrolls back to them. */
const AHEAD = 25;

/**
 * Which turns to ask for, of a conversation with those of its answers that are drawn; undefined: they are known, or so far
 * back from all that are that it is not worth it. `since` is when the instance was made: a fork has turns of its source as
 * well, with versions that are the source's.
 */
export function turnsToAsk(
  messages: readonly Message[],
  drawn: Drawn,
  known: KnownTurns,
  since: string,
): Asked | undefined {
  const unknown = messages
    .slice(drawn.first, drawn.last + 1)
    .filter(({ id, role }) => role === 'coach' && isSaid(id) && !known.has(id));
  const [first, last] = [unknown[0]?.id, unknown.at(-1)?.id];
  if (first === undefined || last === undefined) return undefined;
  const place = messages.findIndex(({ id }) => id === first);
  const next = messages.slice(place).flatMap(({ id }) => known.get(id) ?? [])[0];
  const isOwn = next !== undefined && Date.parse(next.sent_at) >= Date.parse(since);
  const count = turnsBetween(
    messages,
    place,
    isOwn ? messages.findIndex(({ id }) => id === next.message.id) : messages.length,
  );
  if (count > MOST) return undefined;
  const isFirst = !messages.slice(0, place).some(({ id }) => known.has(id));
  return {
    between: [first, last],
    last: Math.min(MOST, isFirst ? count + AHEAD : count),
    ...(isOwn && { at: next.sent_version - 1 }),
  };
}

/** How many there are from that of the answer at this place on: an answer is called as the message that it is to. */
function turnsBetween(messages: readonly Message[], answer: number, end: number): number {
  const begin = messages.findIndex(({ id }) => `${id}-reply` === messages[answer]?.id);
  const said = messages.slice(Math.max(begin, 0), end).filter(({ role }) => role === 'user').length;
  return begin === -1 ? said + 1 : said;
}
