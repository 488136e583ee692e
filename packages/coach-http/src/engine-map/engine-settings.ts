import { z } from 'zod';
import { SpendLimit } from '@rehearsal/contracts/engine/engine-cost';
import { strict } from '@rehearsal/contracts/json/strict-section';
import { SecretReference } from './secrets.js';

const DEFAULT_TIMEOUT_SECONDS = 60;
const DEFAULT_CONCURRENT = 4;

const limits = {
  /** For the whole of a turn: every wait and every try. */
  timeout_seconds: z.number().positive().max(600).default(DEFAULT_TIMEOUT_SECONDS),
  max_concurrent: z.int().positive().max(200).default(DEFAULT_CONCURRENT),
  /** What a rehearsal run asks it for at most, over all trials, unless the run says otherwise; none by default. */
  max_calls_per_run: SpendLimit.optional(),
  max_tokens_per_run: SpendLimit.optional(),
};

/** Headers of ours, and those that say how a message is framed. */
const OURS = /^(?:host|connection|content-length|content-type|transfer-encoding|accept|webhook-.*)$/i;
const HeaderName = z
  .string()
  .regex(/^[!#$%&'*+.^_`|~\w-]{1,100}$/, 'is not the name of a header')
  .refine((name) => !OURS.test(name), 'is a header that Rehearsal sets itself');
const HeaderValue = z.union(
  [z.string().regex(/^[\t\x20-\x7e]{0,8000}$/, 'holds what no header can'), SecretReference],
  'must be a text, or { "variable": "ENGINE_..." } or { "file": "..." }',
);

/** A coach of your own: it is asked by one POST a turn. */
const HttpSettings = strict('an http engine', {
  kind: z.literal('http'),
  url: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .refine(
      (url) => !URL.canParse(url) || new URL(url).username === '',
      'holds a password: give it by "bearer" or "headers"',
    ),
  /** Signs each request as Standard Webhooks do. */
  secret: SecretReference.optional(),
  bearer: SecretReference.optional(),
  headers: z
    .record(HeaderName, HeaderValue)
    .refine(
      (headers) =>
        !Object.entries(headers).some(([name, value]) => /^authorization$/i.test(name) && typeof value === 'string'),
      'authorization is a secret: give it by reference, or use "bearer"',
    )
    .default({}),
  ...limits,
});
export type HttpSettings = z.output<typeof HttpSettings>;

const OpenaiSettings = strict('an openai engine', {
  kind: z.literal('openai'),
  base_url: z.url({ protocol: /^https?$/ }).default('https://api.openai.com/v1'),
  model: z.string().min(1),
  api_key: SecretReference.optional(),
  /** Asks the endpoint how many tokens each answer came to; `false` for one that refuses `stream_options`. */
  usage: z.boolean().default(true),
  ...limits,
});

const ScriptedSettings = strict('a scripted engine', { kind: z.literal('scripted') });

/** How one engine of the map is asked. */
export const EngineSettings = z.discriminatedUnion('kind', [ScriptedSettings, OpenaiSettings, HttpSettings], {
  error: 'must have a "kind": scripted, openai or http',
});
export type EngineSettings = z.output<typeof EngineSettings>;

/** Stands in a turn's failure where no engine had a part in it. */
const TAKEN = 'none';

export const EngineMap = z.record(
  z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]{0,62}$/, 'is not a name: 1 to 63 letters, digits, ".", "_" or "-"')
    .refine((name) => name !== TAKEN, `is taken: "${TAKEN}" says that no engine answered`),
  EngineSettings,
);
export type EngineMap = z.output<typeof EngineMap>;
