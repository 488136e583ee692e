import type { OwnerClient } from '@rehearsal/platform/http/owner-client';
import { isNotFound, unlessNotFound } from '@rehearsal/platform/http/unless-not-found';
import { identify } from './commands.js';
import type { Call } from '../http/route.js';

/**
 * Reads what a command is about to change, so that an unknown id is a 404 at once. The repeat of a command that removed it
 * finds nothing and is still no mistake: it goes on (`undefined`), and its owner tells the same outcome again.
 */
export async function unlessRepeated<T>(
  owner: OwnerClient,
  call: Call<{ id: string }>,
  read: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!isNotFound(error) || call.request.headers['idempotency-key'] === undefined) throw error;
    const known = await unlessNotFound(owner.get(`/operations/${call.params.id}/${identify(call).id}`));
    if (known === undefined) throw error;
    return undefined;
  }
}
