import type { AuditEntry } from '@rehearsal/contracts/http/audit/audit';
import type { Page } from '@rehearsal/contracts/http/page';
import type { Asked } from '../asking.js';
import type { Client } from '../client.js';

/** Somebody with a name whom the audit log may tell of, here or gone by now. */
export interface NamedActor {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'token';
}

/** By these the log tells of somebody who is new. */
const ARRIVALS = ['UserInvited', 'TokenCreated'] as const;
const MOST_AT_ONCE = 200;
/** A search may also find what the words stand for elsewhere in an entry; so far it is looked back for names. */
const MOST_PAGES = 5;

const textOf = (body: unknown, name: string): string | undefined => {
  const value =
    typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>)[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Whom an entry tells of as new; nobody where it tells of something else, or its body is erased. */
export function arrivalIn({
  action,
  target_id: target,
  body,
}: Pick<AuditEntry, 'action' | 'target_id' | 'body'>): NamedActor | undefined {
  const kind = action === 'UserInvited' ? 'person' : action === 'TokenCreated' ? 'token' : undefined;
  const id = kind === 'token' ? textOf(body, 'token_id') : target;
  const name = textOf(body, 'name');
  return kind === undefined || id === undefined || name === undefined ? undefined : { id, name, kind };
}

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a name holds all of these words, without regard to case and accents. */
export const isNamedBy = (name: string, words: string): boolean => {
  const text = folded(name);
  return folded(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
};

/**
 * The people and tokens whose name holds these words, by name, also those that are gone: the audit log tells of each. It is
 * searched from its end, no further back than so many pages of a search go. Without words, those that came last.
 */
export async function actorsNamed(api: Pick<Client, 'get'>, words: string, asked: Asked = {}): Promise<NamedActor[]> {
  const found = await Promise.all(ARRIVALS.map((action) => arrivals(api, { action, words: words.trim() }, asked)));
  const named = found.flat().filter(({ name }) => isNamedBy(name, words));
  return [...new Map(named.map((actor) => [actor.id, actor])).values()].sort((a, b) => a.name.localeCompare(b.name));
}

interface Sought {
  readonly action: (typeof ARRIVALS)[number];
  readonly words: string;
}

async function arrivals(api: Pick<Client, 'get'>, { action, words }: Sought, asked: Asked): Promise<NamedActor[]> {
  const found: NamedActor[] = [];
  const query = { action, limit: MOST_AT_ONCE, ...(words !== '' && { q: words }) };
  let cursor: string | null | undefined;
  for (let pages = 0; pages < (words === '' ? 1 : MOST_PAGES) && cursor !== null; pages++) {
    const page: Page<AuditEntry> = await api.get('/audit', { ...query, cursor }, asked);
    found.push(...page.items.flatMap((entry) => arrivalIn(entry) ?? []));
    cursor = page.next_cursor;
  }
  return found;
}
