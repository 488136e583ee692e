import { z } from 'zod';
import { closest, withHint } from '@rehearsal/contracts/text/suggest';
import { InsideConfig } from '@rehearsal/platform/config';
import { count, listOf, Origin, PrivateKey, PublicKey } from '@rehearsal/platform/config-values';
import type { EngineMap } from '@rehearsal/coach-http/engine-map/engine-settings';
import { EnginesText } from '@rehearsal/coach-http/engine-map/read-engine-map';
import { secretsFrom } from '@rehearsal/coach-http/engine-map/secrets';

const milliseconds = z.coerce.number().int().min(0).max(10_000);

/** What the coach needs to know; every variable may also come as `<NAME>_FILE`, the path of a file that holds it. */
export const CoachConfig = z
  .object({
    ...InsideConfig.shape,
    INSTANTIATOR_URL: Origin.describe('Where the instantiator answers reads'),
    ACTOR_PRIVATE_KEY: PrivateKey.describe(
      "JWK that signs the coach's commands and the tokens of guests, told apart by their type",
    ),
    SESSION_PUBLIC_KEY: PublicKey.describe('JWK that tokens of test users are checked with'),
    ENGINE: z
      .string()
      .default('scripted')
      .describe('Who answers whoever chooses nobody: scripted, openai or a name in ENGINES'),
    ENGINES: EnginesText.default({}).describe(
      'Engines by name, JSON or YAML: {"mine": {"kind": "http", "url": "https://...", "secret": {"variable": "ENGINE_..."}}}',
    ),
    ENGINE_SEED: z.coerce
      .number()
      .int()
      .min(0)
      .max(0xffff_ffff)
      .default(1)
      .describe('The same seed and conversation give the same scripted answers; a test user may carry its own'),
    OPENAI_BASE_URL: z.url().default('https://api.openai.com/v1').describe('Any OpenAI-compatible endpoint'),
    OPENAI_API_KEY: z.string().default('').describe('Key of that endpoint; local ones often need none'),
    OPENAI_MODEL: z.string().default('').describe('Model of that endpoint'),
    OPENAI_TIMEOUT_SECONDS: z.coerce
      .number()
      .positive()
      .default(60)
      .describe('How long one answer of the model may take'),
    OPENAI_USAGE: z
      .stringbool()
      .default(true)
      .describe(
        'Whether that endpoint is asked for the tokens of its answers; false for one that refuses `stream_options`',
      ),
    OPENAI_MAX_CONCURRENT: count(4).describe('How many answers that endpoint is asked for at once'),
    API_TOKEN_DELAY_MS: milliseconds
      .default(0)
      .describe('Pause before each token of the scripted coach that the HTTP API streams'),
    TURN_TOKEN_DELAY_MS: milliseconds
      .default(5)
      .describe('Pause before each token of the scripted coach that watchers of a chat see'),
    TURN_OUTAGE_MINUTES: z.coerce
      .number()
      .min(0)
      .max(24 * 60)
      .default(10)
      .describe('How long a turn waits for Kafka, the store or the instantiator before it fails'),
    API_TURN_GRACE_SECONDS: z.coerce
      .number()
      .positive()
      .default(60)
      .describe("What a request has beside the engine's own time before its turn is ended as abandoned"),
    API_REQUESTS_PER_MINUTE: count(120_000).describe('Requests a minute of one guest or test user'),
    API_GUESTS_PER_HOUR: count(10_000).describe('New guests an hour of one address'),
    API_STRANGERS_PER_MINUTE: count(600).describe('Requests a minute of one address without a valid token'),
    CORS_ORIGINS: listOf(Origin).describe('Origins, with commas between, whose pages may call the API from a browser'),
    TRUSTED_PROXIES: listOf(z.string()).describe(
      'Addresses of proxies whose X-Forwarded-For is believed; none by default',
    ),
    TURN_CONCURRENCY: z.coerce
      .number()
      .int()
      .min(1)
      .max(200)
      .default(8)
      .describe("People's turns that this process answers at once"),
    TURN_TRIAL_CONCURRENCY: z.coerce
      .number()
      .int()
      .min(1)
      .max(200)
      .default(8)
      .describe('Turns of trials that this process answers at once, beside those of people'),
  })
  .superRefine((config, context) => {
    const { ENGINE, OPENAI_MODEL } = config;
    const names = ['scripted', ...Object.keys(settingsOf(config))];
    if (names.includes(ENGINE)) return;
    if (ENGINE === 'openai' && OPENAI_MODEL === '') {
      context.addIssue({ code: 'custom', path: ['OPENAI_MODEL'], message: 'is needed by ENGINE=openai' });
      return;
    }
    const message = withHint(`"${ENGINE}" is no engine; there are ${names.join(', ')}.`, closest(ENGINE, names));
    context.addIssue({ code: 'custom', path: ['ENGINE'], message });
  });
export type CoachConfig = z.infer<typeof CoachConfig>;

/** The map, and beside it the language model of the OPENAI variables, unless the map has one of that name. */
const settingsOf = ({ ENGINES, ...openai }: Openai & { ENGINES: EngineMap }): EngineMap =>
  openai.OPENAI_MODEL === ''
    ? ENGINES
    : {
        openai: {
          kind: 'openai',
          base_url: openai.OPENAI_BASE_URL,
          model: openai.OPENAI_MODEL,
          timeout_seconds: openai.OPENAI_TIMEOUT_SECONDS,
          max_concurrent: openai.OPENAI_MAX_CONCURRENT,
          usage: openai.OPENAI_USAGE,
          ...(openai.OPENAI_API_KEY === '' ? {} : { api_key: { variable: 'OPENAI_API_KEY' } }),
        },
        ...ENGINES,
      };

interface Openai {
  OPENAI_BASE_URL: string;
  OPENAI_API_KEY: string;
  OPENAI_MODEL: string;
  OPENAI_TIMEOUT_SECONDS: number;
  OPENAI_MAX_CONCURRENT: number;
  OPENAI_USAGE: boolean;
}

/** What the engines are made of. Their secrets lie in the environment or in files, where the map says. */
export const chosenEngines = (config: CoachConfig) => ({
  house: config.ENGINE,
  settings: settingsOf(config),
  // OPENAI_API_KEY may have come as a file, which the configuration has read.
  readSecret: secretsFrom({ ...process.env, OPENAI_API_KEY: config.OPENAI_API_KEY }),
});
