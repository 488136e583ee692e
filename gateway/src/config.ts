import { z } from 'zod';
import { InsideConfig } from '@rehearsal/platform/config';
import { count, jsonOf, listOf, Origin, PrivateKey } from '@rehearsal/platform/config-values';

const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

export const Bootstrap = z.object({ link_token_hash: Sha256Hex, cli_token_hash: Sha256Hex });
export type Bootstrap = z.infer<typeof Bootstrap>;

/** What the gateway needs to know; every variable may also come as `<NAME>_FILE`, the path of a file that holds it. */
export const GatewayConfig = InsideConfig.extend({
  SCENARIO_URL: Origin.describe('Where the scenario service answers reads'),
  INSTANTIATOR_URL: Origin.describe('Where the instantiator answers reads'),
  LOADRUNNER_URL: Origin.describe('Where the loadrunner answers reads'),
  REHEARSAL_URL: Origin.describe('Where the rehearsal service answers reads'),
  COACH_URL: Origin.describe('Where the coach answers which engines it has'),
  AUDIT_URL: Origin.describe('Where the audit service answers reads'),
  PUBLIC_URL: Origin.describe('The address that people open; links and cookies are made for it'),
  ACTOR_PRIVATE_KEY: PrivateKey.describe('JWK that signs who gives a command'),
  SESSION_PRIVATE_KEY: PrivateKey.describe('JWK that signs access tokens and tokens of test users'),
  BOOTSTRAP: jsonOf(Bootstrap, '{"link_token_hash", "cli_token_hash"} in SHA-256 hex')
    .optional()
    .describe("Hashes of the one-time sign-in link and of the command line's token"),
  BACKING_PROVIDERS: jsonOf(z.record(z.string(), z.string()), 'a JSON object of texts')
    .default({})
    .describe('Where Kafka, Redis, MongoDB and k6 come from, in words; told to those who ask what it runs on'),
  WEB_ROOT: z.string().optional().describe('Folder of the built admin UI'),
  RATE_LIMIT_PER_MINUTE: count(120_000).describe('Requests a minute for each principal'),
  STRANGERS_PER_MINUTE: count(600).describe('Requests a minute of one address without a valid token'),
  REQUIRE_IF_MATCH: z
    .stringbool()
    .default(false)
    .describe('Refuse changes of a scenario that do not say by If-Match which version they change'),
  TRUSTED_HOSTS: listOf(z.string()).describe(
    'Names beside that of PUBLIC_URL by which requests may call the gateway; none by default',
  ),
  TRUSTED_PROXIES: listOf(z.string()).describe(
    'Addresses of proxies whose X-Forwarded-For is believed; none by default',
  ),
});
export type GatewayConfig = z.infer<typeof GatewayConfig>;
