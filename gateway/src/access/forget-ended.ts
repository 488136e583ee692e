import { shownAgainSince } from './secret.js';
import type { AccessStore } from './store.js';

/** Tokens that ended stay in the list for some days, so that somebody sees why a program is shut out. */
const TOKENS_STAY_MS = 7 * 24 * 3600 * 1000;

/**
 * Removes what has ended: sessions, sign-in links, tokens but for their names. The link of the console comes back at each start with the same
 * hash, so it stays: forgotten, it would be good again.
 */
export async function forgetEnded(
  { sessions, links, tokens, formerTokens }: AccessStore,
  consoleLink: string | undefined,
  now: Date,
): Promise<void> {
  const ended = { expires_at: { $lt: now.toISOString() } };
  const long = { $lt: new Date(now.getTime() - TOKENS_STAY_MS).toISOString() };
  await sessions.deleteMany(ended);
  await links.deleteMany(consoleLink === undefined ? ended : { ...ended, _id: { $ne: consoleLink } });
  const over = [{ expires_at: long }, { revoked_at: { $ne: null, ...long } }];
  for await (const { _id, name } of tokens.find({ $or: over }, { projection: { name: 1 } })) {
    await formerTokens.replaceOne({ _id }, { name }, { upsert: true });
    await tokens.deleteOne({ _id });
  }
  const shown = { repeat: { $exists: true }, created_at: { $lt: shownAgainSince(now) } };
  await tokens.updateMany(shown, { $unset: { repeat: '' } });
}
