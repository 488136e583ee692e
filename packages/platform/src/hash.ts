import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { canonical } from '@rehearsal/contracts/coaching/canonical';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SHA-256 over RFC 8785 JSON. */
export const hashOf = (value: unknown): string => sha256(canonicalize(value) ?? 'null');

/** What a message is in the canonical form, as it was written once: a message never changes. */
const writtenMessages = new WeakMap<object, string>();

function written(message: CoachingState['chat_messages'][number], form: unknown): string {
  const text = writtenMessages.get(message) ?? canonicalize(form) ?? 'null';
  writtenMessages.set(message, text);
  return text;
}

/**
 * The digest of a coaching state, SHA-256 over the RFC 8785 JSON of its canonical form: ids, system timestamps and the
 * order of set-like lists do not count. Conversations are long and only grow, so each message is written once.
 */
export function digestOf(state: CoachingState): string {
  const form = canonical(state);
  const forms = form.chat_messages as unknown[];
  const hash = createHash('sha256');
  for (const [index, key] of Object.keys(form).sort().entries()) {
    hash.update(`${index === 0 ? '{' : ','}${JSON.stringify(key)}:`);
    if (key !== 'chat_messages') hash.update(canonicalize(form[key]) ?? 'null');
    else hash.update(`[${state.chat_messages.map((message, at) => written(message, forms[at])).join(',')}]`);
  }
  return hash.update('}').digest('hex');
}
