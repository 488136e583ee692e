import { join } from 'node:path';
import { findOnPath } from '@rehearsal/backing/processes/tool';
import type { CliConfig } from './config.js';
import { CliError } from './errors.js';
import { layoutOf } from './supervisor/layout.js';
import { runningSystem } from './supervisor/system-file.js';

const SERVERS = ['KAFKA_BROKERS', 'MONGO_URL', 'REDIS_URL'] as const;

/**
 * What a worker must be told: of the backing services that the environment names, all three of them, else of the system
 * that runs from this home.
 */
export async function workerEnvironment(config: CliConfig): Promise<Record<string, string>> {
  const missing = SERVERS.filter((name) => !isSet(config.environment[name]));
  if (missing.length === 0) return fromEnvironment(config);
  if (missing.length < SERVERS.length)
    throw new CliError(
      `${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set: give all of ${SERVERS.join(', ')}, or none, for the system that runs here.`,
    );
  const running = await runningSystem(layoutOf(config.home));
  if (running?.system) return { ...running.system.worker_environment, ...config.inherited };
  throw new CliError(
    `No system runs from ${config.home}; start one with \`npm start\`, or set ${SERVERS.join(', ')} to join one elsewhere.`,
  );
}

const isSet = (value: string | undefined): value is string => value !== undefined && value.trim() !== '';

async function fromEnvironment({ environment, repository, home, inherited }: CliConfig) {
  const k6 = isSet(environment['K6_BIN']) ? environment['K6_BIN'] : await findOnPath('k6', environment);
  if (k6 === undefined)
    throw new CliError('There is no k6 on the PATH; install one, or set K6_BIN to the path of one.');
  const given = [...SERVERS, 'LOADTESTS_DIR', 'RESULTS_DIR'].flatMap((name) => {
    const value = environment[name];
    return isSet(value) ? [[name, value] as const] : [];
  });
  return {
    LOADTESTS_DIR: join(repository, 'loadtests', 'src'),
    RESULTS_DIR: layoutOf(home).results,
    K6_BIN: k6,
    ...inherited,
    ...Object.fromEntries(given),
  };
}
