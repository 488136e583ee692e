import type { Client } from '@rehearsal/client/client';
import { getInstance } from '@rehearsal/client/resources/instances';
import type { FreezePreview } from '@rehearsal/contracts/http/freeze';
import type { Template } from '@rehearsal/contracts/template/template';
import type { Session } from '@rehearsal/rehearsing/record/recording';
import { InputError } from '../../errors.js';
import { instanceAt, movesOf, readHistory } from './session-history.js';

/**
 * A session from its beginning, or from its last reset, to now. Nothing is made for it; personal data has the same
 * pseudonyms on both sides.
 */
export async function readSession(api: Client, id: string): Promise<Session & { replaced: number }> {
  const { beginning, since } = await readHistory(api, id);
  const { template: end, replacements } = await preview(api, { instance_id: id });
  const replace = Object.fromEntries(replacements.map(({ found, replacement }) => [found, replacement]));
  const { template: start } = await preview(api, { instance_id: id, at_version: beginning, replace });
  const said = messagesSince(start, end);
  if (said.length === 0)
    throw new InputError(`Nobody has said anything to ${id} since it began, so there is nothing to record.`);
  const clocks = { before: (await instanceAt(api, id, beginning)).clock, now: (await getInstance(api, id)).clock };
  return { start, end, replaced: replacements.length, moves: movesOf(since, said, clocks) };
}

interface Previewed {
  instance_id: string;
  at_version?: number;
  replace?: Record<string, string>;
}
const preview = (api: Client, body: Previewed): Promise<FreezePreview> =>
  api.command('POST', '/freeze-session/preview', body);

/** When each message of the person was sent, as the clock showed it. */
const messagesSince = (start: Template, end: Template): string[] =>
  end.chat_messages
    .slice(start.chat_messages.length)
    .filter(({ role }) => role === 'user')
    .map(({ timestamp }) => timestamp ?? '');
