import { z } from 'zod';
import { InsideConfig } from '@rehearsal/platform/config';
import { jsonOf } from '@rehearsal/platform/config-values';
import { RetiredKey } from '@rehearsal/contracts/audit/retired-key';
import { sealOf } from './checkpoints/seal.js';

export const AuditConfig = InsideConfig.extend({
  CHECKPOINT_KEY: z
    .string()
    .transform((jwk, context) => {
      try {
        sealOf(jwk);
        return jwk;
      } catch {
        context.addIssue({ code: 'custom', message: 'must be an Ed25519 private key as JWK' });
        return z.NEVER;
      }
    })
    .optional()
    .describe('Private Ed25519 key (JWK) that signs checkpoints; without it none are made, and /audit/verify says so'),
  CHECKPOINT_RETIRED_KEYS: jsonOf(z.array(RetiredKey), 'the list that `rehearse keys rotate checkpoint` writes')
    .default([])
    .describe('Keys that signed checkpoints before CHECKPOINT_KEY, oldest first: what they signed stays verifiable'),
  CHECKPOINT_FILE: z
    .string()
    .default('')
    .describe('File that checkpoints are appended to as well, best on another volume; empty for none'),
  CHECKPOINT_COPY_FILE: z
    .string()
    .default('')
    .describe('A second such file, on a volume that who holds the first cannot write; empty for none'),
  CHECKPOINT_SECONDS: z.coerce
    .number()
    .positive()
    .default(60)
    .describe('How often a checkpoint is made, also when nothing happened'),
});
export type AuditConfig = z.infer<typeof AuditConfig>;
