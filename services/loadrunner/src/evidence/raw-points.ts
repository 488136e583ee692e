import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

export interface RawPoints {
  write(line: string): void;
  close(): Promise<void>;
}

/** Compressed about forty to one, this is a file of some hundred megabytes; more would fill a disk unseen. */
const MAX_BYTES = 8 * 1024 ** 3;

/** The points as k6 wrote them, compressed. What comes after the bound is dropped, and the last line says so. */
export function openRawPoints(file: string): RawPoints {
  const gzip = createGzip({ level: 1 });
  const written = gzip.pipe(createWriteStream(file));
  let bytes = 0;
  return {
    write: (line) => {
      if (bytes > MAX_BYTES) return;
      bytes += line.length;
      gzip.write(bytes > MAX_BYTES ? `{"type":"Cut","after_bytes":${MAX_BYTES}}\n` : `${line}\n`);
    },
    close: async () => {
      gzip.end();
      await finished(written);
    },
  };
}
