import { BackingError } from '../processes/backing-error.js';

/** The backing services, in the order in which they are started. */
export const serviceNames = ['kafka', 'redis', 'mongo', 'k6'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** The variable by which each service can be given from outside; when it is set, nothing is started for it. */
export const givenBy = {
  kafka: 'KAFKA_BROKERS',
  redis: 'REDIS_URL',
  mongo: 'MONGO_URL',
  k6: 'K6_BIN',
} as const satisfies Record<ServiceName, string>;

/** Set to `off` to never use Docker, even where it answers. */
const dockerSwitch = 'REHEARSAL_DOCKER';

export function given(env: NodeJS.ProcessEnv, service: ServiceName): string | undefined {
  const value = env[givenBy[service]]?.trim();
  return value === '' ? undefined : value;
}

export function dockerAllowed(env: NodeJS.ProcessEnv, option: boolean | undefined): boolean {
  return option !== false && env[dockerSwitch]?.toLowerCase() !== 'off';
}

/** STORE_HEAP_MB: the largest heap of the stand-in for MongoDB. Twenty templates of 4 MB at once need about half of it. */
const storeHeap = { variable: 'STORE_HEAP_MB', megabytes: 1024, least: 64 };

export function storeHeapMegabytes(env: NodeJS.ProcessEnv): number {
  const { variable, megabytes, least } = storeHeap;
  const text = env[variable]?.trim() || String(megabytes);
  if (/^\d{1,6}$/.test(text) && Number(text) >= least) return Number(text);
  throw new BackingError(
    'BAD_SETTING',
    `${variable} is "${text}"; give it a whole number of megabytes from ${least} on.`,
  );
}

const neededByServers = ['PATH', 'HOME', 'JAVA_HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TZ'];

/** What a server process may see of our environment: enough to run, none of our secrets. */
export function serverEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => neededByServers.includes(name)));
}
