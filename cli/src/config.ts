import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from './errors.js';

/** The clone that this command line belongs to. */
const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

export interface CliConfig {
  repository: string;
  /** REHEARSAL_HOME: data, logs, keys and addresses of one system. Default: `.rehearse` in the clone. */
  home: string;
  /** Fetched jars and programs; shared by every home. */
  cache: string;
  /** REHEARSAL_PORT: where the gateway listens; 0 takes a free port. Default: 8080. */
  port: number;
  /** REHEARSAL_URL: the system to speak to; without it, the one that runs from `home`. */
  url: string | undefined;
  /** REHEARSAL_TOKEN: an API token for REHEARSAL_URL. */
  token: string | undefined;
  /** Colours and moving progress, for people: a terminal that has not set NO_COLOR. */
  terminal: { interactive: boolean; color: boolean };
  /** Of GitHub Actions; undefined elsewhere. */
  github: { stepSummary: string | undefined; workspace: string } | undefined;
  /** What services inherit of the caller's environment; everything else they get is decided here. */
  inherited: Record<string, string>;
  /** The whole environment, for the search of backing services. */
  environment: NodeJS.ProcessEnv;
}

/** What a process needs to run at all, and the settings of ours that a person may set for all services. */
const INHERITED =
  /^(PATH|HOME|TMPDIR|TZ|LANG|LC_ALL|NODE_OPTIONS|LOG_LEVEL|NAMESPACE|SHUTDOWN_GRACE_SECONDS|LOAD_TARGETS|ENGINES?|ENGINES_FILE|TRIALS_KEPT_DAYS|CORS_ORIGINS|TRUSTED_HOSTS|STRANGERS_PER_MINUTE|CANCEL_GRACE_SECONDS|MAX_RUN_MINUTES|K6_MEMORY_MB|K6_CPUS|K6_READ_SECONDS|RATE_LIMIT_PER_MINUTE|TRUSTED_PROXIES|REQUIRE_IF_MATCH|CHECKPOINT_(?:SECONDS|COPY_FILE)|TEST_INSTANCE_TTL_SECONDS|INSTANCE_MAX_(?:MESSAGES|BYTES)|REAP_EVERY_SECONDS|API_(?:TOKEN_DELAY_MS|TURN_GRACE_SECONDS|REQUESTS_PER_MINUTE|GUESTS_PER_HOUR|STRANGERS_PER_MINUTE)|(ENGINE|OPENAI|PERSON|TURN|TRIAL|K6_PROMETHEUS|EVIDENCE)_\w+)$/;

/** The one place of the command line that reads the environment. */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): CliConfig {
  const set = (name: string): string | undefined => environment[name]?.trim() || undefined;
  return {
    repository,
    home: resolve(set('REHEARSAL_HOME') ?? join(repository, '.rehearse')),
    cache: join(repository, '.rehearse', 'cache'),
    port: readPort('REHEARSAL_PORT', set('REHEARSAL_PORT') ?? '8080'),
    url: readUrl(set('REHEARSAL_URL')),
    token: set('REHEARSAL_TOKEN'),
    terminal: {
      interactive: process.stdout.isTTY && set('TERM') !== 'dumb' && set('CI') === undefined,
      color: process.stdout.isTTY && set('NO_COLOR') === undefined && set('TERM') !== 'dumb',
    },
    github:
      set('GITHUB_ACTIONS') === 'true'
        ? { stepSummary: set('GITHUB_STEP_SUMMARY'), workspace: set('GITHUB_WORKSPACE') ?? repository }
        : undefined,
    inherited: Object.fromEntries(
      Object.entries(environment).flatMap(([name, value]) =>
        INHERITED.test(name) && value !== undefined ? [[name, placed(name, value)]] : [],
      ),
    ),
    environment,
  };
}

/** A path is taken from where the caller stands; services run elsewhere. */
const placed = (name: string, value: string): string => (name === 'ENGINES_FILE' ? resolve(value) : value);

export function readPort(name: string, text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InputError(`${name} is "${text}"; give it a port from 1 to 65535, or 0 for a free one.`);
}

/** Origin and path of a system, without a slash at the end. */
function readUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  // A name and password before the host, or a token in the wrong place: nothing of it is told.
  if (/@|^rhl_/.test(text))
    throw new InputError(
      'REHEARSAL_URL holds a secret; give it the address alone, such as http://localhost:8080, and REHEARSAL_TOKEN the token.',
    );
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text.replace(/\/+$/, '');
  throw new InputError(`REHEARSAL_URL is "${text}"; give it an address such as http://localhost:8080.`);
}
