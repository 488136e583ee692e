import type { ApiTokenRow } from '@rehearsal/contracts/http/access';
import type { AccessStore, ApiToken } from './store.js';

/** What is shown of tokens: no secret, and people and programs by name where they are known. */
export async function viewOfTokens(store: AccessStore, tokens: readonly ApiToken[]): Promise<ApiTokenRow[]> {
  const names = await namesOf(store, [...new Set(tokens.flatMap(({ revoked_by: by }) => by ?? []))]);
  return tokens.map((token) => viewOfToken(token, names));
}

export const viewOfToken = (
  { _id, name, role, created_by, created_at, expires_at, revoked_at: at, revoked_by: by }: ApiToken,
  names: ReadonlyMap<string, string> = new Map(),
): ApiTokenRow => ({
  id: _id,
  name,
  role,
  created_by,
  created_at,
  expires_at,
  revoked: at === null || by === undefined ? null : { at, by, name: names.get(by) ?? null },
});

/** Who was removed has no name any more. */
async function namesOf({ users, tokens }: AccessStore, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const asked = { _id: { $in: ids } };
  const [people, programs] = await Promise.all([users.find(asked).toArray(), tokens.find(asked).toArray()]);
  return new Map([...people, ...programs].map(({ _id, name }) => [_id, name]));
}
