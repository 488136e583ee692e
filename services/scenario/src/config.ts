import { z } from 'zod';
import { instanceBoundsShape } from '@rehearsal/contracts/instance/instance-bounds';
import { InsideConfig } from '@rehearsal/platform/config';

export const ScenarioConfig = InsideConfig.extend({
  ...instanceBoundsShape,
  NAME_CLAIM_SECONDS: z.coerce
    .number()
    .positive()
    .max(86_400)
    .default(60)
    .describe('How long a name is kept for a command that claimed it and has not been carried out'),
});
