import { createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

export interface EvidenceStream {
  write(line: string): void;
  /** Throws what kept the file from being written whole. */
  close(): Promise<void>;
}

/**
 * A file of the evidence that grows while a run goes on. A disk that refuses it ends neither the run nor this process:
 * from then on nothing is written, and closing says why.
 */
export function openEvidenceStream(file: string, { compressed = false } = {}): EvidenceStream {
  const lines = new PassThrough();
  const target = createWriteStream(file);
  let refused = false;
  const written = compressed ? pipeline(lines, createGzip({ level: 1 }), target) : pipeline(lines, target);
  // Whoever closes it hears of it; until then nobody waits.
  written.catch(() => (refused = true));
  lines.on('error', () => (refused = true));
  return {
    write: (line) => {
      if (!refused) lines.write(`${line}\n`);
    },
    close: async () => {
      if (!refused) lines.end();
      await written;
    },
  };
}
