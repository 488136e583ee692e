import type { Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import { hashOf } from '@rehearsal/platform/hash';

/** What the first checkpoint has in place of the hash of the one before. */
export const FIRST_PREV = '0'.repeat(64);

export const checkpointHash = (checkpoint: Checkpoint): string => hashOf(checkpoint);
