import type { Connection } from 'mongoose';
import type { z } from 'zod';
import type { CreateScenario } from '@rehearsal/contracts/scenario/scenario';
import { hashOf } from '@rehearsal/platform/hash';
import { collectionOf, isDuplicateKey } from '@rehearsal/platform/stores/mongo';

/** What a scenario file says. */
export type FileContent = z.output<typeof CreateScenario.schema>;

export interface Contents {
  /** Keeping what is kept already changes nothing. */
  keep(contents: readonly FileContent[]): Promise<void>;
  /** Of these digests, those of which nothing is kept. */
  missing(digests: readonly string[]): Promise<string[]>;
  find(digest: string): Promise<FileContent | undefined>;
}

/** The contents of files that runs go by, each once, by the digest of what it says. */
export function openContents(connection: Connection): Contents {
  const kept = collectionOf<{ _id: string; content: FileContent }>(connection, 'contents');

  async function keepOne(content: FileContent): Promise<void> {
    try {
      await kept.insertOne({ _id: hashOf(content), content });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  return {
    keep: async (contents) => {
      await Promise.all(contents.map(keepOne));
    },
    missing: async (digests) => {
      if (digests.length === 0) return [];
      const found = await kept.find({ _id: { $in: [...digests] } }, { projection: { _id: 1 } }).toArray();
      const known = new Set(found.map(({ _id }) => _id));
      return digests.filter((digest) => !known.has(digest));
    },
    find: async (digest) => (await kept.findOne({ _id: digest }))?.content,
  };
}
