import type { InstanceHistoryRow } from '@rehearsal/contracts/http/instances/instances';
import { isStanding, type InstanceClock } from '@rehearsal/contracts/instance/clock';

/** What happened to a session since it began, or was reset. */
interface SessionHistory {
  /** The version that it began with. */
  beginning: number;
  since: InstanceHistoryRow[];
}

/** What a reset put aside does not count, unless the reset was undone; then what came after it does not. */
export function historyOf(rows: readonly InstanceHistoryRow[]): SessionHistory {
  let counts: InstanceHistoryRow[] = [];
  let aside: InstanceHistoryRow[] = [];
  for (const row of rows) {
    if (row.events.includes('InstanceReset')) [counts, aside] = [[], counts];
    if (row.events.includes('ResetUndone')) [counts, aside] = [aside, counts];
    else counts.push(row);
  }
  const [first, ...since] = counts;
  return { beginning: first?.version ?? 1, since };
}

/**
 * The version that a session has with a message and all before it; undefined where nobody said it there. With a message of
 * the person goes its answer, unless another one was said before that.
 */
export function versionWith(rows: readonly InstanceHistoryRow[], messageId: string): number | undefined {
  const isSent = ({ events }: InstanceHistoryRow) => events.includes('MessageSent');
  const answered = rows.find(
    (row) => row.events.includes('CoachReplied') && `${row.message_id ?? ''}-reply` === messageId,
  );
  if (answered) return answered.version;
  const place = rows.findIndex((row) => isSent(row) && row.message_id === messageId);
  const next = rows.slice(place + 1).find((row) => isSent(row) || row.message_id === messageId);
  return next?.message_id === messageId ? next.version : rows[place]?.version;
}

/**
 * How far, in seconds, the clock was moved before each thing that was said (from 0), or after the last of it. A clock that
 * runs is known by how far it is from real time, one that stands by what it shows. `said` is what the clock showed then.
 */
export function movesOf(
  since: readonly InstanceHistoryRow[],
  said: readonly string[],
  { before, now }: { before: InstanceClock | undefined; now: InstanceClock | undefined },
): Map<number, number> {
  const stands = isStanding(now);
  const place = (shown: string, real: string) => Date.parse(shown) - (stands ? 0 : Date.parse(real));
  const moves = new Map<number, number>();
  let known = placeOf(before);
  let n = 0;
  let moved = false;
  const note = (next: number) => {
    if (moved) moves.set(n, (next - known) / 1000);
    known = next;
    moved = false;
  };
  for (const { events, at } of since) {
    if (events.includes('ClockMoved')) moved = true;
    if (!events.includes('MessageSent')) continue;
    note(place(said[n] || at, at));
    n += 1;
  }
  note(placeOf(now));
  return moves;
}

const placeOf = (clock: InstanceClock | undefined): number => {
  if (clock === undefined) return 0;
  return 'offset_ms' in clock ? clock.offset_ms : Date.parse(clock.stands_at);
};
