import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { canonical } from '@rehearsal/contracts/canonical';
import type { CoachingState } from '@rehearsal/contracts/coaching-state';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SHA-256 over RFC 8785 JSON. */
export const hashOf = (value: unknown): string => sha256(canonicalize(value) ?? 'null');

/** The digest of a coaching state: ids, system timestamps and the order of set-like lists do not count. */
export const digestOf = (state: CoachingState): string => hashOf(canonical(state));

/** A UUID-shaped id derived from a text: the same text gives the same id, so a repeated request is recognised. */
export function derivedId(text: string): string {
  const hex = sha256(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
