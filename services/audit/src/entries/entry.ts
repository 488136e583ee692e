import { randomBytes } from 'node:crypto';
import type { AuditOutcome } from '@rehearsal/contracts/http/audit/audit';
import type { Actor } from '@rehearsal/contracts/messages/roles';
import { sha256 } from '@rehearsal/platform/hash';
import { hashedText } from './hashed-text.js';

/** What a message says, before it has a place in a chain. */
export interface Draft {
  /** `<topic>/<aggregate id>/<message id>`: a message's own id is unique only within its aggregate, and callers choose some. */
  eventId: string;
  /** When it happened, by the clock of whoever wrote the message. */
  at: string;
  actor: Actor;
  /** The message's type, or `Poison` for what is not one of our messages. */
  action: string;
  kind: 'command' | 'event' | 'access';
  /** The aggregate: `scenario`, `instance`, `load-run`, or `principal` for access. */
  target: string;
  targetId: string;
  outcome: AuditOutcome;
  /** The command itself, or the command that led to the event. */
  commandId: string | null;
  correlationId: string;
  /** The message's data to the letter, as it was on the wire. */
  text: string;
}

/**
 * One line of the audit log. `hash` covers everything but `body` and `salt`, which it reaches through `bodyHash`: a
 * person's data can be erased (both set to null), the chain still holds, and nobody can guess the data from its hash.
 */
export interface Entry extends Omit<Draft, 'text'> {
  /** `<chain>:<n>`. */
  _id: string;
  /** `<topic>/<partition>`. */
  chain: string;
  /** 1, 2, 3... within the chain. */
  n: number;
  recordedAt: string;
  /** SHA-256 of salt and body. */
  bodyHash: string;
  bodyBytes: number;
  salt: string | null;
  /** JSON text; null when it was larger than `MAX_BODY_BYTES` or has been erased. */
  body: string | null;
  /** The `hash` of entry n - 1; `GENESIS` for the first. */
  prevHash: string;
  hash: string;
}

/** The end of a chain: the next entry is linked to it. */
export interface Head {
  n: number;
  hash: string;
}

export const GENESIS: Head = { n: 0, hash: '0'.repeat(64) };
export const MAX_BODY_BYTES = 64 * 1024;
const SALT_BYTES = 16;

export const entryId = (chain: string, n: number): string => `${chain}:${n}`;

/** Gives drafts their places behind the head, in order. */
export function link(chain: string, head: Head, drafts: readonly Draft[], now: Date): Entry[] {
  const recordedAt = now.toISOString();
  const salts = randomBytes(SALT_BYTES * drafts.length).toString('hex');
  let last = head;
  return drafts.map(({ text, ...draft }, index) => {
    const salt = salts.slice(index * SALT_BYTES * 2, (index + 1) * SALT_BYTES * 2);
    const bodyBytes = Buffer.byteLength(text);
    const n = last.n + 1;
    const hashed = {
      ...draft,
      _id: entryId(chain, n),
      chain,
      n,
      recordedAt,
      bodyHash: bodyHashOf(salt, text),
      bodyBytes,
      prevHash: last.hash,
    };
    const body = bodyBytes > MAX_BODY_BYTES ? null : text;
    const entry = { ...hashed, salt, body, hash: sha256(hashedText(hashed)) };
    last = entry;
    return entry;
  });
}

/** Whether the body was taken away later; one that was larger than what is kept never was there, and its salt is. */
export const isErased = ({ body, salt, bodyBytes }: Pick<Entry, 'body' | 'salt' | 'bodyBytes'>): boolean =>
  body === null && (salt === null || bodyBytes <= MAX_BODY_BYTES);

export const bodyHashOf = (salt: string, text: string): string => sha256(salt + text);

export const entryHash = (entry: Entry): string => sha256(hashedText(entry));
