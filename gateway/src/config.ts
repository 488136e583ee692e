import { z } from 'zod';
import { BaseConfig } from '@rehearsal/platform/config';

const jsonOf = <Schema extends z.ZodType>(schema: Schema, expected: string) =>
  z.string().transform((text, context): z.output<Schema> => {
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: `must be ${expected}` });
      return z.NEVER;
    }
  });

const PrivateKey = jsonOf(
  z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() }),
  'a private Ed25519 key as a JWK',
);
const Origin = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));
/** A list with commas between. */
const Words = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  );
const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

export const Bootstrap = z.object({ link_token_hash: Sha256Hex, cli_token_hash: Sha256Hex });
export type Bootstrap = z.infer<typeof Bootstrap>;

/** What the gateway needs to know; every variable may also come as `<NAME>_FILE`, the path of a file that holds it. */
export const GatewayConfig = BaseConfig.extend({
  SCENARIO_URL: Origin.describe('Where the scenario service answers reads'),
  INSTANTIATOR_URL: Origin.describe('Where the instantiator answers reads'),
  LOADRUNNER_URL: Origin.describe('Where the loadrunner answers reads'),
  AUDIT_URL: Origin.describe('Where the audit service answers reads'),
  PUBLIC_URL: Origin.describe('The address that people open; links and cookies are made for it'),
  ACTOR_PRIVATE_KEY: PrivateKey.describe('JWK that signs who gives a command'),
  SESSION_PRIVATE_KEY: PrivateKey.describe('JWK that signs access tokens and tokens of test users'),
  BOOTSTRAP: jsonOf(Bootstrap, '{"link_token_hash", "cli_token_hash"} in SHA-256 hex')
    .optional()
    .describe("Hashes of the one-time sign-in link and of the command line's token"),
  WEB_ROOT: z.string().optional().describe('Folder of the built admin UI'),
  RATE_LIMIT_PER_MINUTE: z.coerce
    .number()
    .int()
    .positive()
    .default(120_000)
    .describe('Requests a minute for each principal'),
  STRANGERS_PER_MINUTE: z.coerce
    .number()
    .int()
    .positive()
    .default(600)
    .describe('Requests a minute of one address without a valid token'),
  REQUIRE_IF_MATCH: z
    .stringbool()
    .default(false)
    .describe('Refuse changes of a scenario that do not say by If-Match which version they change'),
  TRUSTED_HOSTS: Words.describe(
    'Names beside that of PUBLIC_URL by which requests may call the gateway; none by default',
  ),
  TRUSTED_PROXIES: Words.describe('Addresses of proxies whose X-Forwarded-For is believed; none by default'),
});
export type GatewayConfig = z.infer<typeof GatewayConfig>;
