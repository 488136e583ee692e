import { z } from 'zod';
import type { ApiDependencies } from '../api-dependencies.js';
import { KEPT_SECONDS } from '../kept.js';
import { Metadata } from '../parameters.js';

/** What a guest writes on the cover of a conversation. It says nothing about the coaching, so the session has no place for it. */
export const Details = z.looseObject({
  title: z.string().max(500).nullish(),
  metadata: Metadata,
});

export interface Kept {
  title: string | null;
  metadata: Record<string, string>;
}

const NOTHING: Kept = { title: null, metadata: {} };

export function detailsIn({ redis, keys }: ApiDependencies) {
  const read = (text: string | null): Kept => (text === null ? NOTHING : (JSON.parse(text) as Kept));
  return {
    of: async (id: string): Promise<Kept> => read(await redis.get(keys.conversation(id))),
    ofAll: async (ids: readonly string[]): Promise<Kept[]> =>
      ids.length === 0 ? [] : (await redis.mget(ids.map((id) => keys.conversation(id)))).map(read),
    keep: async (id: string, { title, metadata }: z.output<typeof Details>): Promise<Kept> => {
      const before = read(await redis.get(keys.conversation(id)));
      const kept = { title: title === undefined ? before.title : title, metadata: metadata ?? before.metadata };
      await redis.set(keys.conversation(id), JSON.stringify(kept), 'EX', KEPT_SECONDS);
      return kept;
    },
    drop: async (id: string): Promise<void> => {
      await redis.del(keys.conversation(id));
    },
  };
}
