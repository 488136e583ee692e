import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cache } from './tools/cache.js';
import { writeClaim } from './processes/claim.js';
import { deathPactOf } from './processes/death-pact.js';
import type { Context } from './tools/context.js';
import { keepServer } from './processes/keep-server.js';
import { serverEnvironment, type ServiceName } from './tools/environment.js';
import { runFile } from './processes/leftovers.js';
import { rememberedPort } from './processes/ports.js';

export interface Supervisor {
  contextFor(
    service: ServiceName,
    rest: { cache: Cache; signal: AbortSignal; progress(detail: string): void },
  ): Context;
  stop(): Promise<void>;
  isWhole(): boolean;
  onGivenUp(listener: (which: ServiceName, why: string) => void): void;
}

/** Knows every server that was started: keeps it running, and tells when one ends as often as it is started. */
export async function createSupervisor(home: string, env: NodeJS.ProcessEnv): Promise<Supervisor> {
  const diesWithUs = await deathPactOf(env);
  const stops: (() => Promise<void>)[] = [];
  const away = new Set<ServiceName>();
  const givenUp = new Map<ServiceName, string>();
  const listeners: ((which: ServiceName, why: string) => void)[] = [];

  return {
    contextFor: (service, rest) => ({
      service,
      home,
      env,
      ...rest,
      port: (name) => rememberedPort(home, name),
      onStop: (action) => void stops.push(action),
      async start(server) {
        const logFile = join(home, 'logs', `${service}.log`);
        const spec = { ...server, cwd: home, env: serverEnvironment(env), logFile, signal: rest.signal };
        const kept = await keepServer(spec, diesWithUs, {
          spawned: (pid) => writeClaim(runFile(home, service), pid),
          ended(how, delayMs) {
            away.add(service);
            rest.progress(`ended with ${how}; starts again in ${delayMs / 1000} s`);
          },
          back() {
            away.delete(service);
            rest.progress('answers again');
          },
          givenUp(how) {
            const why = `ended 5 times within a minute, last with ${how} (all of it in ${logFile})`;
            givenUp.set(service, why);
            for (const listener of listeners) listener(service, why);
          },
        });
        stops.push(async () => {
          await kept.stop();
          await rm(runFile(home, service), { force: true });
        });
      },
    }),
    /** All at the same time: none of them needs another. */
    async stop() {
      await Promise.all(stops.splice(0).map((stop) => stop()));
    },
    isWhole: () => away.size === 0,
    onGivenUp(listener) {
      listeners.push(listener);
      for (const [service, why] of givenUp) listener(service, why);
    },
  };
}
