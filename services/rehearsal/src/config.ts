import { z } from 'zod';
import { InsideConfig } from '@rehearsal/platform/config';
import { Origin, PrivateKey } from '@rehearsal/platform/config-values';
import type { PersonModel } from './person/ask-model.js';

/** What the service needs to know; every variable may also come as `<NAME>_FILE`, the path of a file that holds it. */
export const RehearsalConfig = InsideConfig.extend({
  SCENARIO_URL: Origin.describe('Where the scenario service answers reads'),
  INSTANTIATOR_URL: Origin.describe('Where the instantiator answers reads'),
  ACTOR_PRIVATE_KEY: PrivateKey.describe("JWK that signs the service's commands to its test users"),
  TRIAL_CONCURRENCY: z.coerce
    .number()
    .int()
    .min(0)
    .max(200)
    .default(8)
    .describe('How many trials this process runs at once; with 0 it leaves them to others'),
  TRIAL_TURN_SECONDS: z.coerce
    .number()
    .positive()
    .max(3600)
    .default(300)
    .describe(
      'How long a trial waits for an answer beyond what its engine may take, outages included, before it ends as an error',
    ),
  PERSON_MODEL: z
    .string()
    .default('')
    .describe(
      'Model that plays persons who are to be played by one, and says what it thinks of advice; none by default',
    ),
  PERSON_BASE_URL: z
    .url({ protocol: /^https?$/ })
    .default('https://api.openai.com/v1')
    .describe('OpenAI-compatible endpoint of that model'),
  PERSON_API_KEY: z.string().default('').describe('Key of that endpoint; local ones often need none'),
  PERSON_TIMEOUT_SECONDS: z.coerce
    .number()
    .positive()
    .max(600)
    .default(60)
    .describe('How long that model has for what a person says'),
  TRIALS_KEPT_DAYS: z.coerce
    .number()
    .positive()
    .default(30)
    .describe('How long the whole of a trial is kept; its verdict stays'),
});
export type RehearsalConfig = z.infer<typeof RehearsalConfig>;

/** The language model that plays persons, where there is one. */
export const personModelOf = (config: RehearsalConfig): PersonModel | undefined =>
  config.PERSON_MODEL === ''
    ? undefined
    : {
        baseUrl: config.PERSON_BASE_URL,
        model: config.PERSON_MODEL,
        apiKey: config.PERSON_API_KEY,
        timeoutMs: config.PERSON_TIMEOUT_SECONDS * 1000,
      };
