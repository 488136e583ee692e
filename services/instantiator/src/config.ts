import { z } from 'zod';
import { LONGEST_SECONDS } from '@rehearsal/contracts/instance/duration';
import { instanceBoundsShape } from '@rehearsal/contracts/instance/instance-bounds';
import { BaseConfig } from '@rehearsal/platform/config';

export const InstantiatorConfig = BaseConfig.extend({
  ...instanceBoundsShape,
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
});
