import { z } from 'zod';
import type { Thrown } from './failed/failures.js';
import { redacted } from '../redaction/redacted.js';
import { withoutPaths } from '../redaction/without-paths.js';

const Entry = z.looseObject({
  level: z.string(),
  msg: z.string(),
  time: z.string().optional(),
  source: z.string().optional(),
  scenario: z.string().optional(),
  executor: z.string().optional(),
  error: z.unknown().optional(),
});
type Entry = z.infer<typeof Entry>;

const MAX_KEPT_ERRORS = 5;
const MAX_ERROR_CHARACTERS = 500;
const MAX_BYTES = 10 * 1024 * 1024;

/** Reads k6's JSON log: counts what the verdict needs, and gives the lines that people may read. */
export class RunLog {
  /** Iterations (or setup) that threw, or left a promise rejected. k6 exits with 0 even when all of them did. */
  exceptions = 0;
  /** k6 ran out of virtual users, so arrivals could not start when they should. */
  exhausted = false;
  /** By who said it. */
  readonly #errors: Record<Speaker, string[]> = { exception: [], k6: [], script: [] };
  #bytes = 0;

  /** What lies below one of `folders` is shown by its path within. `onThrown` hears of each exception. */
  constructor(
    private readonly folders: readonly string[] = [],
    private readonly onThrown: (thrown: Thrown) => void = () => undefined,
  ) {}

  /** The first errors, for the reasons of a verdict: what ended an iteration or the run before what a script printed. */
  get errors(): string[] {
    const { exception, k6, script } = this.#errors;
    return [...exception, ...k6, ...script].slice(0, MAX_KEPT_ERRORS);
  }

  /** Returns the line to keep, or null when the log is full: a script that prints without end must not fill a disk. */
  read(line: string): string | null {
    const entry = entryOf(line);
    const text = this.#shown(
      entry ? `${entry.time ?? ''} ${entry.level.toUpperCase()} ${entry.msg.trim()}${errorOf(entry)}` : line,
    );
    if (entry) this.#count(entry, text);
    // Go's own last words, which are no JSON.
    else if (/^(fatal error|panic):/.test(line)) this.#keepError('exception', text);
    return this.#withinBounds(text);
  }

  /** As `read`, of a line that was printed: whatever it looks like, k6 does not speak there. */
  readPrinted(line: string): string | null {
    return this.#withinBounds(this.#shown(line));
  }

  #withinBounds(text: string): string | null {
    if (this.#bytes > MAX_BYTES) return null;
    this.#bytes += text.length;
    return this.#bytes > MAX_BYTES ? `(the log is cut here: it is longer than ${MAX_BYTES} bytes)` : text;
  }

  #count(entry: Entry, text: string): void {
    if (hasThrown(entry)) {
      this.exceptions += 1;
      this.onThrown(this.#thrown(entry));
    }
    if (entry.msg.startsWith('Insufficient VUs')) this.exhausted = true;
    if (entry.level === 'error')
      this.#keepError(speakerOf(entry), this.#shown(entry.msg).split('\n')[0]?.trim() ?? text);
  }

  /** The first line of a stack trace says what, the second where. */
  #thrown({ msg, time, scenario }: Entry): Thrown {
    const [message = '', place = ''] = this.#shown(msg).split('\n');
    // Whoever prints what looks like k6's log may give it any time.
    const moment = Date.parse(time ?? '');
    const at = new Date(Number.isNaN(moment) ? Date.now() : moment).toISOString();
    return { at, message: message.trim(), place: place.trim(), scenario: scenario ?? null };
  }

  #shown(text: string): string {
    return withoutPaths(redacted(text), this.folders);
  }

  #keepError(speaker: Speaker, message: string): void {
    const kept = this.#errors[speaker];
    const short = message.slice(0, MAX_ERROR_CHARACTERS);
    if (kept.length < MAX_KEPT_ERRORS && !kept.includes(short)) kept.push(short);
  }
}

type Speaker = 'exception' | 'k6' | 'script';

const speakerOf = (entry: Entry): Speaker =>
  hasThrown(entry) ? 'exception' : entry.source === 'console' ? 'script' : 'k6';

/**
 * What a script throws has a source of its own. A promise that is rejected and that nobody catches ends its iteration too,
 * and an older k6 marks it as nothing but what an executor says of an iteration. Of its own troubles (a virtual user that
 * it cannot get) an executor gives an `error`, and what a script prints has a source.
 */
const hasThrown = ({ source, level, executor, error }: Entry): boolean =>
  source === 'stacktrace' ||
  (source === undefined && level === 'error' && executor !== undefined && error === undefined);

const errorOf = (entry: Entry): string => (typeof entry.error === 'string' ? `: ${entry.error}` : '');

function entryOf(line: string): Entry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return Entry.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
