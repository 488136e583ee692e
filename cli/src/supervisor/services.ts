import { join } from 'node:path';
import type { Backing } from '@rehearsal/backing/backing';
import type { Keys } from './keys/keys.js';
import type { Layout } from './layout.js';

/** What a service's environment is made of. */
export interface Surroundings {
  repository: string;
  layout: Layout;
  backing: Pick<Backing, 'kafka' | 'redis' | 'mongo' | 'k6'>;
  keys: Keys;
  /** The address that people and programs use. */
  publicUrl: string;
  /** Further origins that load may be sent to, beside our own coach. */
  loadTargets: readonly string[];
  urlOf: (service: string) => string;
}

export interface ServiceSpec {
  name: string;
  /** Started with node, from the root of the clone. */
  entry: string;
  /** What it needs beyond the base that every service gets. */
  env(surroundings: Surroundings): Record<string, string>;
}

const WORKER = 'loadrunner-worker';
export const WORKER_ENTRY = 'services/loadrunner/dist/worker.js';

/** Every process of Rehearsal. They start together and stop in the reverse order: first the door, last the book-keeper. */
export const services: readonly ServiceSpec[] = [
  {
    name: 'audit',
    entry: 'services/audit/dist/main.js',
    env: ({ keys, layout }) => ({
      ...inside(keys),
      CHECKPOINT_KEY_FILE: keys.privateKeyFile('checkpoint'),
      CHECKPOINT_RETIRED_KEYS_FILE: keys.retiredKeysFile,
      CHECKPOINT_FILE: layout.checkpointFile,
    }),
  },
  { name: 'scenario', entry: 'services/scenario/dist/main.js', env: ({ keys }) => inside(keys) },
  {
    name: 'instantiator',
    entry: 'services/instantiator/dist/main.js',
    env: ({ urlOf, keys }) => ({ ...inside(keys), SCENARIO_URL: urlOf('scenario') }),
  },
  {
    name: 'coach',
    entry: 'services/coach/dist/main.js',
    env: ({ urlOf, keys }) => ({
      ...inside(keys),
      INSTANTIATOR_URL: urlOf('instantiator'),
      ACTOR_PRIVATE_KEY_FILE: keys.privateKeyFile('coach'),
      SESSION_PUBLIC_KEY_FILE: keys.publicKeyFile('session'),
    }),
  },
  {
    name: 'loadrunner',
    entry: 'services/loadrunner/dist/main.js',
    env: (surroundings) => ({
      ...inside(surroundings.keys),
      SCENARIO_URL: surroundings.urlOf('scenario'),
      REHEARSAL_URL: surroundings.urlOf('rehearsal'),
      ...loadEnvironment(surroundings),
    }),
  },
  { name: WORKER, entry: WORKER_ENTRY, env: loadEnvironment },
  {
    name: 'rehearsal',
    entry: 'services/rehearsal/dist/main.js',
    env: ({ urlOf, keys }) => ({
      ...inside(keys),
      SCENARIO_URL: urlOf('scenario'),
      INSTANTIATOR_URL: urlOf('instantiator'),
      ACTOR_PRIVATE_KEY_FILE: keys.privateKeyFile('rehearsal'),
    }),
  },
  {
    name: 'gateway',
    entry: 'gateway/dist/main.js',
    env: ({ urlOf, keys, layout, repository, publicUrl, backing }) => ({
      ...inside(keys),
      SCENARIO_URL: urlOf('scenario'),
      INSTANTIATOR_URL: urlOf('instantiator'),
      LOADRUNNER_URL: urlOf('loadrunner'),
      REHEARSAL_URL: urlOf('rehearsal'),
      AUDIT_URL: urlOf('audit'),
      COACH_URL: urlOf('coach'),
      ACTOR_PRIVATE_KEY_FILE: keys.privateKeyFile('gateway'),
      SESSION_PRIVATE_KEY_FILE: keys.privateKeyFile('session'),
      WEB_ROOT: join(repository, 'web', 'dist'),
      PUBLIC_URL: publicUrl,
      BOOTSTRAP_FILE: layout.bootstrapFile,
      BACKING_PROVIDERS: JSON.stringify(providersOf(backing)),
    }),
  },
];

/** Which provider each backing service comes from, in words. */
export const providersOf = (backing: Surroundings['backing']): Record<string, string> =>
  Object.fromEntries((['kafka', 'redis', 'mongo', 'k6'] as const).map((name) => [name, backing[name].provider]));

/** Of those who answer or ask on the inside addresses. Workers do neither, and have k6 beside them. */
const inside = (keys: Keys): Record<string, string> => ({ SERVICE_TOKEN_FILE: keys.serviceTokenFile });

function loadEnvironment({ urlOf, backing, repository, layout, loadTargets }: Surroundings): Record<string, string> {
  return {
    COACH_URL: urlOf('coach'),
    LOAD_TARGETS: [urlOf('coach'), ...loadTargets].join(','),
    LOADTESTS_DIR: join(repository, 'loadtests', 'src'),
    RESULTS_DIR: layout.results,
    K6_BIN: backing.k6.address,
  };
}

/** Secrets among what a person may set for all services go to those alone that need them. */
const MEANT_FOR: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:OPENAI|ENGINE)_|^ENGINES(?:_FILE)?$/, ['coach']],
  [/^PERSON_/, ['rehearsal']],
  [/^K6_PROMETHEUS_/, ['loadrunner', WORKER]],
];

/** What a service inherits of the environment of whoever starts the system. */
export const inheritedBy = (service: string, inherited: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inherited).filter(([name]) =>
      MEANT_FOR.every(([meant, those]) => !meant.test(name) || those.includes(service)),
    ),
  );

/** What the system's own worker gets, without what is its alone. */
export function workerEnvironmentOf(
  launches: readonly { name: string; env: Record<string, string> }[],
): Record<string, string> {
  const { HTTP_PORT, ...shared } = launches.find(({ name }) => name === WORKER)?.env ?? {};
  return shared;
}

/** What every service gets: where the backing services are, where to listen, whose commands to believe. */
export function environmentOf(service: ServiceSpec, surroundings: Surroundings): Record<string, string> {
  const { backing, keys, urlOf } = surroundings;
  const { sessionSeconds } = backing.kafka;
  return {
    KAFKA_BROKERS: backing.kafka.address,
    ...(sessionSeconds !== undefined && { KAFKA_SESSION_SECONDS: String(sessionSeconds) }),
    REDIS_URL: backing.redis.address,
    MONGO_URL: backing.mongo.address,
    HTTP_HOST: '127.0.0.1',
    HTTP_PORT: new URL(urlOf(service.name)).port,
    ACTOR_PUBLIC_KEYS: keys.actorPublicKeys,
    ...service.env(surroundings),
  };
}
