import { z } from 'zod';
import { LONGEST_SECONDS } from '@rehearsal/contracts/instance/duration';
import { instanceBoundsShape } from '@rehearsal/contracts/instance/instance-bounds';
import { InsideConfig } from '@rehearsal/platform/config';
import { Origin } from '@rehearsal/platform/config-values';

export const InstantiatorConfig = InsideConfig.extend({
  ...instanceBoundsShape,
  SCENARIO_URL: Origin.describe('Where the scenario service is asked for templates, and told how scenarios are used'),
  TEST_INSTANCE_TTL_SECONDS: z.coerce
    .number()
    .int()
    .positive()
    .max(LONGEST_SECONDS)
    .optional()
    .describe('How long test instances live about which nobody said otherwise; without it, until they are deleted'),
  REAP_EVERY_SECONDS: z.coerce
    .number()
    .positive()
    .max(86_400)
    .default(30)
    .describe('How often expired instances, and those whose scenario is gone, are looked for'),
  SESSION_IDLE_HOURS: z.coerce
    .number()
    .positive()
    .max(24 * 365)
    .default(24)
    .describe('After how long without a word a live session is closed'),
  SESSION_RETENTION_DAYS: z.coerce
    .number()
    .positive()
    .max(3650)
    .default(30)
    .describe('How long a closed live session can be read and frozen before it is deleted'),
  LIVE_SESSIONS_MAX: z.coerce.number().int().positive().default(10_000).describe('How many live sessions there may be'),
  LIVE_SESSIONS_PER_GUEST: z.coerce
    .number()
    .int()
    .positive()
    .default(100)
    .describe('How many live sessions one guest may have'),
});
