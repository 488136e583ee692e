/** A state is stored in segments, one for so many commits: each holds what is new since the one before it. */
export const COMMITS_A_SEGMENT = 100;

/** Lists mostly grow at their end: so many entries of the segment before, and what comes after them. */
type Field = { whole: unknown } | { kept: number; added: unknown[] };
type Fields = Record<string, Field>;

/** The state after commit `number * COMMITS_A_SEGMENT`. It is a matter of the journal alone, whoever stores it, and never changes. */
export interface Segment {
  /** `<aggregateId>:<number>` */
  _id: string;
  /** The number of the segment that this one goes back to: its own where it keeps nothing of earlier ones. */
  from: number;
  /** null: the aggregate did not exist (any more). */
  fields: Fields | null;
  deletedAt?: string;
}

export const segmentId = (aggregateId: string, number: number): string => `${aggregateId}:${number}`;

/** What a segment holds. States share the entries that stayed, so that looking at them is enough. */
export function fieldsOf(before: object | undefined, after: object): Fields {
  const earlier = new Map<string, unknown>(Object.entries(before ?? {}));
  return Object.fromEntries(
    Object.entries(after).map(([key, value]: [string, unknown]) => [
      key,
      Array.isArray(value) ? grown(earlier.get(key), value) : { whole: value },
    ]),
  );
}

function grown(before: unknown, after: unknown[]): Field {
  const earlier = Array.isArray(before) ? (before as unknown[]) : [];
  const firstNew = after.findIndex((entry, index) => entry !== earlier[index]);
  const kept = firstNew === -1 ? after.length : firstNew;
  return { kept, added: after.slice(kept) };
}

export const keepsNothing = (fields: Fields | null): boolean =>
  Object.values(fields ?? {}).every((field) => !('kept' in field) || field.kept === 0);

/** The state that segments in order lead to, the first of which keeps nothing of earlier ones. */
export function joined(segments: readonly Segment[]): object | undefined {
  const lists = new Map<string, unknown[]>();
  for (const { fields } of segments)
    for (const [key, field] of Object.entries(fields ?? {})) {
      if (!('kept' in field)) continue;
      const list = lists.get(key) ?? [];
      list.length = field.kept;
      for (const entry of field.added) list.push(entry);
      lists.set(key, list);
    }
  const last = segments.at(-1)?.fields;
  if (!last) return undefined;
  return Object.fromEntries(
    Object.entries(last).map(([key, field]) => [key, 'kept' in field ? lists.get(key) : field.whole]),
  );
}
