import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { canonical } from '@rehearsal/contracts/coaching/canonical';
import type { CoachingState } from '@rehearsal/contracts/coaching/coaching-state';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** SHA-256 over RFC 8785 JSON. */
export const hashOf = (value: unknown): string => sha256(canonicalize(value) ?? 'null');

/** The digest of a coaching state: ids, system timestamps and the order of set-like lists do not count. */
export const digestOf = (state: CoachingState): string => hashOf(canonical(state));
