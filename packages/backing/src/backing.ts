import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BackingError } from './processes/backing-error.js';
import { openCache } from './tools/cache.js';
import { tryClaim } from './processes/claim.js';
import type { Provided } from './tools/context.js';
import { dockerAnswers } from './servers/docker.js';
import { dockerAllowed, given, serviceNames, type ServiceName } from './tools/environment.js';
import { provide } from './provide.js';
import { createSupervisor } from './supervisor.js';

export interface Step {
  name: string;
  state: 'start' | 'progress' | 'done' | 'failed';
  detail?: string;
}

export interface BackingOptions {
  /** Data, logs and run files of this system; one living system per home. */
  home: string;
  /** Fetched jars and programs; any number of systems may share it. */
  cache: string;
  report(step: Step): void;
  /** All four unless told otherwise; what is not needed is answered with an empty address. */
  need?: ServiceName[];
  env?: NodeJS.ProcessEnv;
  /** False never asks Docker. */
  docker?: boolean;
}

export interface Backing {
  kafka: Provided;
  redis: Provided;
  mongo: Provided;
  k6: Provided;
  /** Stops what was started here, all at the same time; what was given from outside is left alone. May be called again. */
  stop(): Promise<void>;
  /** False while a server that was started here is gone, and being started again or given up. */
  isWhole(): boolean;
  /** Hears of each server that ends as often as it is started, and why; also of those given up before this call. */
  onGivenUp(listener: (which: ServiceName, why: string) => void): void;
}

const notNeeded: Provided = { address: '', provider: 'not needed' };

/**
 * Finds or starts the backing services, all at the same time. Each comes from the environment, else from Docker,
 * else from a local process. One that ends is started again, on the same port and data. When one cannot be had, those already started are stopped and its BackingError is thrown.
 */
export async function startBacking(options: BackingOptions): Promise<Backing> {
  const home = resolve(options.home);
  const env = options.env ?? process.env;
  const need = serviceNames.filter((service) => options.need?.includes(service) ?? true);
  const release = await claimHome(home);
  const supervisor = await createSupervisor(home, env);
  const failure = new AbortController();
  const cache = openCache(resolve(options.cache), failure.signal);
  const toStart = need.filter((service) => given(env, service) === undefined && service !== 'k6');
  const docker = toStart.length > 0 && dockerAllowed(env, options.docker) && (await dockerAnswers(env));

  const provideOne = async (service: ServiceName): Promise<[ServiceName, Provided]> => {
    const report = (state: Step['state'], detail?: string) =>
      options.report({ name: service, state, ...(detail !== undefined && { detail }) });
    report('start');
    try {
      const context = supervisor.contextFor(service, {
        cache,
        signal: failure.signal,
        progress: (d) => report('progress', d),
      });
      const provided = await provide(context, docker);
      report('done', `${provided.provider}: ${provided.address}`);
      return [service, provided];
    } catch (error) {
      if (!failure.signal.aborted) report('failed', (error as Error).message);
      failure.abort(error);
      throw error;
    }
  };

  const stop = once(async () => {
    await supervisor.stop();
    await release();
  });
  const outcomes = await Promise.allSettled(need.map(provideOne));
  if (failure.signal.aborted) {
    await stop();
    throw failure.signal.reason;
  }
  const provided = Object.fromEntries(
    outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
  );
  return {
    kafka: notNeeded,
    redis: notNeeded,
    mongo: notNeeded,
    k6: notNeeded,
    ...provided,
    stop,
    isWhole: () => supervisor.isWhole(),
    onGivenUp: (listener) => supervisor.onGivenUp(listener),
  };
}

/** Two systems that write the same data would ruin it, so the second one is refused by name. */
async function claimHome(home: string): Promise<() => Promise<void>> {
  const file = join(home, 'run', 'owner.json');
  await mkdir(home, { recursive: true });
  const holder = await tryClaim(file);
  if (holder === undefined) return () => rm(file, { force: true });
  throw new BackingError(
    'HOME_IN_USE',
    `Process ${holder} already runs a system from ${home}; stop that one, or give this one another REHEARSAL_HOME.`,
  );
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= action());
}
