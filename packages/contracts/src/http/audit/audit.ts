import { z } from 'zod';
import { Timestamp } from '../../messages/message.js';
import { Actor } from '../../messages/roles.js';
import { pageOf } from '../page.js';

export const auditOutcomes = ['requested', 'applied', 'refused', 'denied'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** A line of the audit log as it is shown; see `services/audit/src/entries/entry.ts` for what is hashed. */
export const AuditEntry = z
  .strictObject({
    id: z.string(),
    /** `<topic>/<partition>`, and the place in it, from 1. */
    chain: z.string(),
    n: z.int().positive(),
    event_id: z.string(),
    /** When it happened, and when it was written down. */
    at: Timestamp,
    recorded_at: Timestamp,
    actor: Actor,
    action: z.string(),
    kind: z.enum(['command', 'event', 'access']),
    /** The aggregate, such as `scenario`. */
    target: z.string(),
    target_id: z.string(),
    outcome: z.enum(auditOutcomes),
    command_id: z.string().nullable(),
    correlation_id: z.string(),
    /** Null when it was erased, or larger than what is kept. */
    body: z.unknown(),
    body_bytes: z.int(),
    body_hash: z.string(),
    prev_hash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Entries, and how far back it was looked for them. */
export const AuditPage = pageOf(AuditEntry).extend({
  looked_back_to: Timestamp.nullable().meta({
    description: 'When the oldest entry that was looked at happened; null where none is left behind it',
  }),
});
export type AuditPage = z.infer<typeof AuditPage>;

const word = z.string().min(1).max(200).optional();
/** As long as an entry keeps one. */
const correlation = z.string().min(1).max(256).optional();
const instant = z.iso.datetime({ offset: true }).optional();

/** Which entries; what is not said narrows nothing. */
export const AuditFilter = z.strictObject({
  q: z.string().max(200).optional().meta({
    description: 'Words that an entry holds, in what it says of itself or in the body of its message.',
  }),
  actor: word,
  action: word,
  /** The id of the aggregate. */
  target: word,
  outcome: word,
  correlation_id: correlation.meta({
    description: 'Of one operation: the command with this X-Correlation-Id, and all that followed from it.',
  }),
  /** By when it happened, both included. */
  since: instant,
  until: instant,
});
export type AuditFilter = z.infer<typeof AuditFilter>;

/** How long `POST /audit/verify` waits for the end of what it began; one that takes longer goes on, and is followed. */
export const VERIFIED_AT_ONCE_SECONDS = 10;

/** What the verification of one chain found. */
export const ChainVerification = z.strictObject({
  chain: z.string(),
  entries: z.int(),
  ok: z.boolean(),
  first_bad: z.strictObject({ n: z.int(), reason: z.string() }).nullable(),
});
export type ChainVerification = z.infer<typeof ChainVerification>;

/** Everything, or what came behind the last checkpoint that is signed and kept outside the database. */
export const VerificationScope = z.enum(['since-checkpoint', 'whole']);
export type VerificationScope = z.infer<typeof VerificationScope>;

/** What a verification found. */
export const AuditVerification = z
  .strictObject({
    ok: z.boolean(),
    scope: VerificationScope,
    /** The checkpoint behind which entries were read; null where all were. */
    since: z.strictObject({ seq: z.int().positive(), at: z.string() }).nullable(),
    /** How many were read. */
    entries: z.int(),
    chains: z.array(ChainVerification),
    /** Entries whose body was erased: the chain holds without it, and what it said is gone. The first hundred by name. */
    erased: z.strictObject({ count: z.int(), entries: z.array(z.string()) }),
    /** What the chains were compared with, so that a cut end would be seen. */
    checkpoints: z.strictObject({
      enabled: z.boolean(),
      ok: z.boolean(),
      in_database: z.int(),
      in_file: z.int().nullable(),
      /** In the second file; null where there is none. */
      in_copy: z.int().nullable(),
      /** How many that the caller had kept elsewhere were held against the log. */
      pinned: z.int(),
      detail: z.string(),
    }),
  })
  .meta({ id: 'AuditVerification' });
export type AuditVerification = z.infer<typeof AuditVerification>;

/**
 * A signed statement of how far every chain reached at a time. It makes visible what hashes alone cannot show: the removal
 * of a chain's end, and its rewriting. Checkpoints are themselves a chain: `seq` counts from 1, `prev` is the hash of the
 * one before.
 */
export const Checkpoint = z
  .object({
    seq: z.int().positive(),
    at: z.string(),
    chains: z.array(z.object({ chain: z.string(), n: z.int().positive(), hash: z.string() })),
    prev: z.string(),
    /** Which key signed it: the public half, in base64url. */
    key: z.string(),
    /** Ed25519 over the canonical JSON of the rest, in base64url. */
    signature: z.string(),
  })
  .meta({ id: 'Checkpoint' });
export type Checkpoint = z.infer<typeof Checkpoint>;

export const AuditExportFormat = z.enum(['csv', 'jsonl']);
export type AuditExportFormat = z.infer<typeof AuditExportFormat>;

/** The last line of an export as JSON Lines, without which it is not whole. */
export interface AuditExportProof {
  readonly entries: number;
  /** Of the lines before this one, in hexadecimal. */
  readonly sha256: string;
  /** Signed after the last of them was read: how far each chain reached then, and by which hash. */
  readonly checkpoint: Checkpoint;
}

export const VerificationState = z.enum(['running', 'ended', 'cancelled', 'failed']);

/** A verification as it is on record: who asked for it, how far it is, and what it found. */
export const VerificationRecord = z
  .strictObject({
    id: z.string(),
    scope: VerificationScope,
    state: VerificationState,
    asked_by: Actor,
    asked_at: Timestamp,
    ended_at: Timestamp.nullable(),
    cancelled_by: Actor.nullable(),
    /** Entries read, and entries there were when it began; one that a restart ended begins again. */
    progress: z.strictObject({ done: z.int(), total: z.int() }),
    /** The verdict; null until it has ended, and for one that was cancelled or failed. */
    result: AuditVerification.nullable(),
    /** Why it could not be carried out. */
    failure: z.string().nullable(),
  })
  .meta({ id: 'VerificationRecord' });
export type VerificationRecord = z.infer<typeof VerificationRecord>;

/** What a list of verifications is narrowed to. */
export const VerificationFilter = z.strictObject({
  scope: VerificationScope.optional(),
  state: VerificationState.optional(),
});
export type VerificationFilter = z.infer<typeof VerificationFilter>;

/** Checkpoints that the caller kept where nobody who holds the system can change them. */
export const PinnedCheckpoints = z.strictObject({ checkpoints: z.array(Checkpoint).max(100) }).partial();
