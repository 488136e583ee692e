import { openEvidenceStream, type EvidenceStream } from './evidence-stream.js';

/** Compressed about forty to one, this is a file of some hundred megabytes; more would fill a disk unseen. */
const MAX_BYTES = 8 * 1024 ** 3;

/** The points as k6 wrote them, compressed. What comes after the bound is dropped, and the last line says so. */
export function openRawPoints(file: string): EvidenceStream {
  const stream = openEvidenceStream(file, { compressed: true });
  let bytes = 0;
  return {
    write: (line) => {
      if (bytes > MAX_BYTES) return;
      bytes += line.length;
      stream.write(bytes > MAX_BYTES ? `{"type":"Cut","after_bytes":${MAX_BYTES}}` : line);
    },
    close: () => stream.close(),
  };
}
