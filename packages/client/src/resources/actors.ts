import type { AuditEntry, AuditPage } from '@rehearsal/contracts/http/audit/audit';
import { holdsWords } from '@rehearsal/contracts/text/holds-words';
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
/** A search may also find what the words stand for elsewhere in an entry; so far it is looked back for names at once. */
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

export interface ActorsFound {
  readonly actors: readonly NamedActor[];
  /** When the oldest entry that was looked at happened; from there on there may be more. Null: the log has no more of them. */
  readonly looked_back_to: string | null;
}

/** Where to look. */
interface Where {
  /** Up to when; up to now where it is not given. */
  readonly until?: string | undefined;
  readonly asked?: Asked;
}

/**
 * The people and tokens whose name holds these words, by name, also those that are gone: the audit log tells of each. It is
 * searched from its end, no further back than so many pages of a search go; whoever wants more looks up to there. Without
 * words, those that came last.
 */
export async function actorsNamed(
  api: Pick<Client, 'get'>,
  words: string,
  { until, asked = {} }: Where = {},
): Promise<ActorsFound> {
  const sought = { words: words.trim(), ...(until !== undefined && { until }) };
  const found = await Promise.all(ARRIVALS.map((action) => arrivals(api, { ...sought, action }, asked)));
  const named = found.flatMap(({ actors }) => actors.filter(({ name }) => holdsWords(name, words)));
  const ends = found.flatMap(({ looked_back_to: end }) => (end === null ? [] : [end]));
  // Of those who were looked for less far back there may be more from there on.
  return { actors: inOrder(named), looked_back_to: ends.toSorted().at(-1) ?? null };
}

/** Each once, by name. */
export const inOrder = (actors: readonly NamedActor[]): NamedActor[] =>
  [...new Map(actors.map((actor) => [actor.id, actor])).values()].sort((a, b) => a.name.localeCompare(b.name));

interface Sought {
  readonly action: (typeof ARRIVALS)[number];
  readonly words: string;
  readonly until?: string;
}

async function arrivals(api: Pick<Client, 'get'>, { words, ...sought }: Sought, asked: Asked): Promise<ActorsFound> {
  const actors: NamedActor[] = [];
  const query = { ...sought, limit: MOST_AT_ONCE, ...(words !== '' && { q: words }) };
  let last: AuditPage | undefined;
  for (let pages = 0; pages < (words === '' ? 1 : MOST_PAGES) && last?.next_cursor !== null; pages++) {
    last = await api.get<AuditPage>('/audit', { ...query, cursor: last?.next_cursor }, asked);
    actors.push(...last.items.flatMap((entry) => arrivalIn(entry) ?? []));
  }
  return { actors, looked_back_to: last?.looked_back_to ?? null };
}
