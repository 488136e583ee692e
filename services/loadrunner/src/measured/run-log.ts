import { z } from 'zod';
import { redacted } from './redacted.js';

const Entry = z.looseObject({
  level: z.string(),
  msg: z.string(),
  time: z.string().optional(),
  source: z.string().optional(),
});

const MAX_KEPT_ERRORS = 5;
const MAX_ERROR_CHARACTERS = 500;
const MAX_BYTES = 10 * 1024 * 1024;

/** Reads k6's JSON log: counts what the verdict needs, and gives the lines that people may read. */
export class RunLog {
  /** Stack traces: iterations (or setup) that threw. k6 exits with 0 even when all of them did. */
  exceptions = 0;
  /** k6 ran out of virtual users, so arrivals could not start when they should. */
  exhausted = false;
  /** The first errors, for the reasons of a verdict. */
  readonly errors: string[] = [];
  #bytes = 0;

  /** Returns the line to keep, or null when the log is full: a script that prints without end must not fill a disk. */
  read(line: string): string | null {
    const entry = entryOf(line);
    const text = redacted(
      entry ? `${entry.time ?? ''} ${entry.level.toUpperCase()} ${entry.msg.trim()}${errorOf(entry)}` : line,
    );
    if (entry) this.#count(entry, text);
    // Go's own last words, which are no JSON.
    else if (line.startsWith('fatal error:')) this.#keepError(text);
    if (this.#bytes > MAX_BYTES) return null;
    this.#bytes += text.length;
    return this.#bytes > MAX_BYTES ? `(the log is cut here: it is longer than ${MAX_BYTES} bytes)` : text;
  }

  #count(entry: z.infer<typeof Entry>, text: string): void {
    if (entry.source === 'stacktrace') this.exceptions += 1;
    if (entry.msg.startsWith('Insufficient VUs')) this.exhausted = true;
    if (entry.level === 'error') this.#keepError(redacted(entry.msg).split('\n')[0]?.trim() ?? text);
  }

  #keepError(message: string): void {
    const short = message.slice(0, MAX_ERROR_CHARACTERS);
    if (this.errors.length < MAX_KEPT_ERRORS && !this.errors.includes(short)) this.errors.push(short);
  }
}

const errorOf = (entry: z.infer<typeof Entry>): string => (typeof entry.error === 'string' ? `: ${entry.error}` : '');

function entryOf(line: string): z.infer<typeof Entry> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return Entry.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
