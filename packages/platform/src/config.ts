import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { jsonOf, listOf } from './config-values.js';

/** Variables that every process of ours knows. A service's `config.ts` extends this with its own. */
export const BaseConfig = z.object({
  KAFKA_BROKERS: listOf(z.string())
    .refine((brokers) => brokers.length > 0, 'names no broker')
    .describe('Comma-separated host:port of the Kafka brokers'),
  KAFKA_SESSION_SECONDS: z.coerce
    .number()
    .min(2)
    .max(60)
    .default(6)
    .describe(
      'How long a consumer that was killed is missed; not below group.min.session.timeout.ms of the broker, 6 by default',
    ),
  MONGO_URL: z.string().describe('MongoDB connection string, without a database name'),
  REDIS_URL: z.string().describe('redis:// address of Redis or Valkey'),
  NAMESPACE: z
    .string()
    .regex(/^[a-z0-9-]{0,30}$/)
    .default('')
    .describe('Prefix of topics, groups, databases and Redis keys, so that systems can share backing services'),
  HTTP_HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  HTTP_PORT: z.coerce.number().int().min(0).max(65535).default(0).describe('Port to listen on; 0 takes a free one'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  SHUTDOWN_GRACE_SECONDS: z.coerce
    .number()
    .positive()
    .default(10)
    .describe('How long a stop may take before the process exits anyway'),
  ACTOR_PUBLIC_KEYS: jsonOf(z.array(z.looseObject({ kid: z.string() })), 'a JSON array of public JWKs with a kid')
    .default([])
    .describe('Public keys (JWK array) of those who may sign the actor of a command'),
});
export type BaseConfig = z.infer<typeof BaseConfig>;

/** Of owners, which answer reads on the inside address, and of the services that ask them. */
export const InsideConfig = BaseConfig.extend({
  SERVICE_TOKEN: z
    .string()
    .regex(/^[\w-]{32,}$/, 'must be at least 32 letters, digits, "-" or "_", the same for all services')
    .describe('Secret that services show each other, so that nobody else reads from the owners'),
});

export class ConfigError extends Error {
  override name = 'ConfigError';
}

/**
 * Reads the environment through a schema; `X_FILE` may name a file that holds `X` (Docker and Kubernetes secrets).
 * Every fault is reported at once. This is the one place that reads `process.env`.
 */
export function loadConfig<Schema extends z.ZodObject>(
  schema: Schema,
  env: NodeJS.ProcessEnv = process.env,
): z.output<Schema> {
  const input: Record<string, string> = {};
  const unreadable = new Map<string, string>();
  for (const name of Object.keys(schema.shape)) {
    const file = env[`${name}_FILE`];
    try {
      const value = file === undefined ? env[name] : readFileSync(file, 'utf8').trim();
      if (value !== undefined && value !== '') input[name] = value;
    } catch (error) {
      unreadable.set(name, `  ${name}_FILE: cannot be read: ${(error as Error).message}`);
    }
  }
  const parsed = schema.safeParse(input);
  if (parsed.success && unreadable.size === 0) return parsed.data;
  const issues = (parsed.error?.issues ?? []).filter((issue) => !unreadable.has(String(issue.path[0])));
  const invalid = issues.map((issue) => {
    const name = String(issue.path[0]);
    const purpose = (schema.shape[name] as z.ZodType | undefined)?.description;
    return `  ${name}: ${input[name] === undefined ? 'is not set' : issue.message}${purpose ? ` (${purpose})` : ''}`;
  });
  const faults = [...unreadable.values(), ...invalid];
  throw new ConfigError(`The environment has ${faults.length} fault(s):\n${faults.join('\n')}`);
}
