import { z } from 'zod';
import { Timestamp } from '../messages/message.js';
import { Actor } from '../messages/roles.js';

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

const Verified = z.strictObject({
  chain: z.string(),
  entries: z.int(),
  ok: z.boolean(),
  first_bad: z.strictObject({ n: z.int(), reason: z.string() }).nullable(),
});

/** What `POST /audit/verify` found. */
export const AuditVerification = z
  .strictObject({
    ok: z.boolean(),
    entries: z.int(),
    chains: z.array(Verified),
    /** What the chains were compared with, so that a cut end would be seen. */
    checkpoints: z.strictObject({
      enabled: z.boolean(),
      ok: z.boolean(),
      in_database: z.int(),
      in_file: z.int().nullable(),
      detail: z.string(),
    }),
  })
  .meta({ id: 'AuditVerification' });
export type AuditVerification = z.infer<typeof AuditVerification>;
