import type { FreezePreview } from '@rehearsal/contracts/http/scenarios/freeze';
import type { InstanceHistoryRow } from '@rehearsal/contracts/http/instances/instances';
import type { InstanceClock } from '@rehearsal/contracts/instance/clock';
import type { Template } from '@rehearsal/contracts/template/template';
import type { Session } from './recording.js';
import { historyOf, movesOf, versionWith } from './session-history.js';

/** What is asked of the system about the session. */
interface SessionReader {
  readonly history: () => Promise<readonly InstanceHistoryRow[]>;
  /** What a freeze would make of it, now or at a version. */
  readonly preview: (of: { at_version?: number; replace?: Record<string, string> }) => Promise<FreezePreview>;
  readonly clock: (version?: number) => Promise<InstanceClock | undefined>;
}

/** A session with how many texts of it were taken for personal data and replaced. */
export type ReadSession = Session & { readonly replaced: number };

/**
 * A session from its beginning, or from its last reset, to now, to a version or to a message, which is given by its id;
 * undefined where nobody has said anything in it, or not that message. Nothing is made for it; personal data has the same
 * pseudonyms on both sides.
 */
export async function readSession(
  { history, preview, clock }: SessionReader,
  upTo?: number | string,
): Promise<ReadSession | undefined> {
  const rows = await history();
  const version = typeof upTo === 'string' ? versionWith(rows, upTo) : upTo;
  if (version === undefined && upTo !== undefined) return undefined;
  const { beginning, since } = historyOf(rows.filter((row) => row.version <= (version ?? Infinity)));
  const { template: end, replacements } = await preview(version === undefined ? {} : { at_version: version });
  const replace = Object.fromEntries(replacements.map(({ found, replacement }) => [found, replacement]));
  const { template: start } = await preview({ at_version: beginning, replace });
  const said = messagesSince(start, end);
  if (said.length === 0) return undefined;
  const clocks = { before: await clock(beginning), now: await clock(version) };
  return { start, end, replaced: replacements.length, moves: movesOf(since, said, clocks) };
}

/** When each message of the person was sent, as the clock showed it. */
const messagesSince = (start: Template, end: Template): string[] =>
  end.chat_messages
    .slice(start.chat_messages.length)
    .filter(({ role }) => role === 'user')
    .map(({ timestamp }) => timestamp ?? '');
