import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Digest of what the scripted coach goes by, which is its own code: other words, another coach. */
export const scriptDigest = ((): string => {
  const digest = createHash('sha256');
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test|\.d)\.[jt]s$/.test(name))
    .toSorted();
  for (const file of files) digest.update(readFileSync(join(import.meta.dirname, file)));
  return digest.digest('hex').slice(0, 12);
})();
