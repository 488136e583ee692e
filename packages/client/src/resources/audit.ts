import type { AuditVerification, Checkpoint, VerificationRecord } from '@rehearsal/contracts/http/audit/audit';
import type { Asked } from '../asking.js';
import type { Client } from '../client.js';
import { pause } from '../pause.js';

/** What one request may carry of them; the gateway takes 256 kB. */
const PINNED_AT_ONCE = 20;
const ASK_EVERY_MS = 500;

interface Following extends Asked {
  /** Told each time that a verification which takes its time is asked about. */
  progress?: (record: VerificationRecord) => void;
}

/**
 * Verifies what came behind the last checkpoint that is signed and kept outside the database. With checkpoints that were
 * kept elsewhere, the log is held against each, and verified behind the last of them. The first verification that fails
 * is the answer.
 */
export async function verifyAudit(
  api: Client,
  pinned: readonly Checkpoint[] = [],
  following: Following = {},
): Promise<AuditVerification> {
  const last = pinned.toSorted((a, b) => b.seq - a.seq)[0];
  for (let done = 0; ;) {
    // The last one is always among them, so that none of the verifications begins before it.
    const some = pinned.slice(done, done + PINNED_AT_ONCE - 1);
    const checkpoints = last === undefined || some.includes(last) ? some : [...some, last];
    const body = checkpoints.length === 0 ? undefined : { checkpoints };
    const answer = await api.command<AuditVerification | VerificationRecord>('POST', '/audit/verify', body, following);
    const verification = 'state' in answer ? await followVerification(api, answer, following) : answer;
    done += some.length;
    if (!verification.ok || done >= pinned.length)
      return { ...verification, checkpoints: { ...verification.checkpoints, pinned: done } };
  }
}

/** Begins to verify all of the log, or joins whoever does already; `followVerification` resolves with what was found. */
export const beginVerification = (api: Client): Promise<VerificationRecord> =>
  api.command<VerificationRecord>('POST', '/audit/verifications');

/** Ends a verification that is under way. */
export const cancelVerification = (api: Client, id: string): Promise<VerificationRecord> =>
  api.command<VerificationRecord>('POST', `/audit/verifications/${encodeURIComponent(id)}/cancel`);

/** Resolves with what a verification found; throws where it was cancelled or could not be carried out. */
export async function followVerification(
  api: Client,
  begun: VerificationRecord,
  { progress, ...asked }: Following = {},
): Promise<AuditVerification> {
  for (let record = begun; ;) {
    progress?.(record);
    if (record.result) return record.result;
    if (record.state !== 'running') throw new VerificationEndedError(record);
    await pause(ASK_EVERY_MS, asked.signal);
    record = await api.get<VerificationRecord>(`/audit/verifications/${begun.id}`, undefined, asked);
  }
}

/** A verification ended without a verdict. */
export class VerificationEndedError extends Error {
  override readonly name = 'VerificationEndedError';

  constructor({ id, state, failure, cancelled_by: by }: VerificationRecord) {
    super(
      state === 'cancelled'
        ? `The verification ${id} was cancelled${by ? ` by ${by.id}` : ''}, so there is no verdict.`
        : `The verification ${id} failed: ${failure ?? 'nothing tells why'}`,
    );
  }
}

export const takeCheckpoint = (api: Client): Promise<Checkpoint> =>
  api.command<Checkpoint>('POST', '/audit/checkpoints');
