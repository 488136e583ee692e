import { z } from 'zod';
import { BaseConfig } from '@rehearsal/platform/config';
import { sealOf } from './checkpoints/checkpoint.js';

export const AuditConfig = BaseConfig.extend({
  CHECKPOINT_KEY: z
    .string()
    .transform((jwk, context) => {
      try {
        return sealOf(jwk);
      } catch {
        context.addIssue({ code: 'custom', message: 'must be an Ed25519 private key as JWK' });
        return z.NEVER;
      }
    })
    .optional()
    .describe('Private Ed25519 key (JWK) that signs checkpoints; without it none are made, and /audit/verify says so'),
  CHECKPOINT_FILE: z
    .string()
    .default('')
    .describe('File that checkpoints are appended to as well, best on another volume; empty for none'),
  CHECKPOINT_SECONDS: z.coerce
    .number()
    .positive()
    .default(60)
    .describe('How often a checkpoint is made, also when nothing happened'),
});
export type AuditConfig = z.infer<typeof AuditConfig>;
