import type { Client } from '@rehearsal/client/client';
import { deleteInstance, forkInstance, readClock } from '@rehearsal/client/resources/instances';
import type { FreezePreview } from '@rehearsal/contracts/http/freeze';
import type { ClockView, InstanceHistoryRow } from '@rehearsal/contracts/http/instances';
import type { Template } from '@rehearsal/contracts/template/template';
import type { Session } from '@rehearsal/rehearsing/record/recording';
import { InputError } from '../errors.js';

/**
 * A session from its beginning, or from its last reset, to now. What it began with is read of a fork that is deleted at
 * once; personal data has the same pseudonyms on both sides.
 */
export async function readSession(api: Client, id: string): Promise<Session & { replaced: number }> {
  const { items: history } = await api.get<{ items: InstanceHistoryRow[] }>(
    `/instances/${encodeURIComponent(id)}/history`,
  );
  const version = beginningOf(history);
  const { template: end, replacements } = await preview(api, id, {});
  const replace = Object.fromEntries(replacements.map(({ found, replacement }) => [found, replacement]));
  const fork = await forkInstance(api, id, { at_version: version, label: 'recording', ttl: '1h' });
  try {
    const { template: start } = await preview(api, fork.id, replace);
    if (end.chat_messages.slice(start.chat_messages.length).every(({ role }) => role !== 'user'))
      throw new InputError(`Nobody has said anything to ${id} since it began, so there is nothing to record.`);
    const [before, now] = [await readClock(api, fork.id), await readClock(api, id)];
    const since = history.filter((row) => row.version > version);
    return { start, end, replaced: replacements.length, moves: movesOf(since, messagesSince(start, end), before, now) };
  } finally {
    await deleteInstance(api, fork.id);
  }
}

const preview = (api: Client, instance_id: string, replace: Record<string, string>): Promise<FreezePreview> =>
  api.command('POST', '/freeze-session/preview', { instance_id, replace });

/** The version of the last reset that still counts, else the first. */
function beginningOf(history: readonly InstanceHistoryRow[]): number {
  const beginnings = [1];
  for (const { version, events } of history) {
    if (events.includes('InstanceReset')) beginnings.push(version);
    if (events.includes('ResetUndone') && beginnings.length > 1) beginnings.pop();
  }
  return beginnings.at(-1) ?? 1;
}

const messagesSince = (start: Template, end: Template): string[] =>
  end.chat_messages
    .slice(start.chat_messages.length)
    .filter(({ role }) => role === 'user')
    .map(({ timestamp }) => timestamp ?? '');

/**
 * How far the clock was moved before each thing that was said. A clock that runs is known by how far it is from real time,
 * one that stands by what it shows.
 */
function movesOf(
  history: readonly InstanceHistoryRow[],
  said: readonly string[],
  before: ClockView,
  now: ClockView,
): Map<number, number> {
  const place = (shown: string, real: string) => Date.parse(shown) - (now.stands ? 0 : Date.parse(real));
  const moves = new Map<number, number>();
  let known = now.stands ? Date.parse(before.now) : before.offset_ms;
  let n = 0;
  let moved = false;
  const note = (next: number) => {
    if (moved) moves.set(n, (next - known) / 1000);
    known = next;
    moved = false;
  };
  for (const { events, at } of history) {
    if (events.includes('ClockMoved')) moved = true;
    if (!events.includes('MessageSent')) continue;
    note(place(said[n] || at, at));
    n += 1;
  }
  note(now.stands ? Date.parse(now.now) : now.offset_ms);
  return moves;
}
