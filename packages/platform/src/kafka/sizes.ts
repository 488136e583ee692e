import type { TopicMessages } from 'kafkajs';
import { topics, type Topic } from '@rehearsal/contracts/topics/topics';
import { PlatformError } from '../errors.js';
import type { Outgoing } from './outgoing.js';

/** What the broker adds to a message of its own, at most. */
const RECORD_BYTES = 100;

const HEADER_BYTES = 10;
const sizeOf = (part: string | Buffer | null): number => (part === null ? 0 : Buffer.byteLength(part));

/** What a message takes on the wire: bytes, of which a letter has up to four. */
export function bytesOf({ key, value, headers }: Outgoing): number {
  let bytes = RECORD_BYTES + sizeOf(key) + sizeOf(value);
  for (const [name, held] of Object.entries<string | (string | Buffer)[]>(headers))
    for (const part of Array.isArray(held) ? held : [held]) bytes += HEADER_BYTES + sizeOf(name) + sizeOf(part);
  return bytes;
}

/** A message that the broker will never take. */
export class MessageTooLargeError extends PlatformError {
  constructor(topic: string, bytes: number, limit: number) {
    super('MESSAGE_TOO_LARGE', 413, `A message of ${bytes} bytes is larger than ${topic} takes, which is ${limit}.`);
  }
}

export function tooLargeFor(topic: string, messages: readonly Outgoing[]): MessageTooLargeError | undefined {
  const limit = (topics as Record<string, Topic | undefined>)[topic]?.maxBytes;
  if (limit === undefined) return undefined;
  const largest = Math.max(0, ...messages.map(bytesOf));
  return largest > limit ? new MessageTooLargeError(topic, largest, limit) : undefined;
}

/** The sends that a batch is made of, in order: each no larger than `bytes`, or a single message. */
export function sendsOf(
  batch: readonly { topic: string; messages: readonly Outgoing[] }[],
  bytes: number,
  named: (topic: string) => string,
): TopicMessages[][] {
  const sends: Map<string, TopicMessages>[] = [];
  let full = Infinity;
  for (const { topic, messages } of batch) {
    for (const message of messages) {
      const size = bytesOf(message);
      if (full + size > bytes) {
        sends.push(new Map());
        full = 0;
      }
      full += size;
      const send = sends.at(-1) as Map<string, TopicMessages>;
      const entry = send.get(topic) ?? { topic: named(topic), messages: [] };
      entry.messages.push(message);
      send.set(topic, entry);
    }
  }
  return sends.map((send) => [...send.values()]);
}
