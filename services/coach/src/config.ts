import { z } from 'zod';
import { BaseConfig } from '@rehearsal/platform/config';

const key = (shape: z.ZodObject, expected: string) =>
  z.string().transform((text, context) => {
    try {
      return shape.parse(JSON.parse(text)) as z.infer<typeof PublicShape> & { d?: string };
    } catch {
      context.addIssue({ code: 'custom', message: `must be ${expected}` });
      return z.NEVER;
    }
  });

const PublicShape = z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });
const PrivateShape = PublicShape.extend({ d: z.string() });
const Origin = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
const milliseconds = z.coerce.number().int().min(0).max(10_000);

/** What the coach needs to know; every variable may also come as `<NAME>_FILE`, the path of a file that holds it. */
export const CoachConfig = z
  .object({
    ...BaseConfig.shape,
    INSTANTIATOR_URL: Origin.describe('Where the instantiator answers reads'),
    ACTOR_PRIVATE_KEY: key(PrivateShape, 'a private Ed25519 key as a JWK').describe(
      "JWK that signs the coach's commands and the tokens of guests, told apart by their type",
    ),
    SESSION_PUBLIC_KEY: key(PublicShape, 'a public Ed25519 key as a JWK').describe(
      'JWK that tokens of test users are checked with',
    ),
    ENGINE: z
      .enum(['scripted', 'openai'])
      .default('scripted')
      .describe('Who answers: the scripted coach or a language model'),
    ENGINE_SEED: z.coerce
      .number()
      .int()
      .default(1)
      .describe('The same seed and conversation give the same scripted answers'),
    OPENAI_BASE_URL: z.url().default('https://api.openai.com/v1').describe('Any OpenAI-compatible endpoint'),
    OPENAI_API_KEY: z.string().default('').describe('Key of that endpoint; local ones often need none'),
    OPENAI_MODEL: z.string().default('').describe('Model of that endpoint'),
    OPENAI_TIMEOUT_SECONDS: z.coerce
      .number()
      .positive()
      .default(60)
      .describe('How long one answer of the model may take'),
    API_TOKEN_DELAY_MS: milliseconds.default(0).describe('Pause before each token that the HTTP API streams'),
    TURN_TOKEN_DELAY_MS: milliseconds.default(5).describe('Pause before each token that watchers of a chat see'),
    TURN_CONCURRENCY: z.coerce
      .number()
      .int()
      .min(1)
      .max(200)
      .default(8)
      .describe('Turns that this process answers at once'),
  })
  .refine(({ ENGINE, OPENAI_MODEL }) => ENGINE === 'scripted' || OPENAI_MODEL !== '', {
    path: ['OPENAI_MODEL'],
    message: 'is needed by ENGINE=openai',
  });
export type CoachConfig = z.infer<typeof CoachConfig>;
