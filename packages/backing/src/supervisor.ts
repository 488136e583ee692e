import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cache } from './tools/cache.js';
import { startChild } from './processes/child.js';
import { writeClaim } from './processes/claim.js';
import type { Context } from './tools/context.js';
import { serverEnvironment, type ServiceName } from './tools/environment.js';
import { runFile } from './processes/leftovers.js';
import { rememberedPort } from './processes/ports.js';
import { findOnPath } from './processes/tool.js';

export interface Supervisor {
  contextFor(
    service: ServiceName,
    rest: { cache: Cache; signal: AbortSignal; progress(detail: string): void },
  ): Context;
  stop(): Promise<void>;
  onUnexpectedExit(listener: (which: string) => void): void;
}

/** Knows every server that was started: stops them last first, and tells when one ends that nobody stopped. */
export async function createSupervisor(home: string, env: NodeJS.ProcessEnv): Promise<Supervisor> {
  const setpriv = process.platform === 'linux' ? await findOnPath('setpriv', env) : undefined;
  const diesWithUs = setpriv === undefined ? [] : [setpriv, '--pdeathsig', 'KILL', '--'];
  const stops: (() => Promise<void>)[] = [];
  const fallen: string[] = [];
  const listeners: ((which: string) => void)[] = [];
  let stopping = false;

  const watch = async (service: ServiceName, gone: Promise<void>) => {
    await gone;
    await rm(runFile(home, service), { force: true });
    if (stopping) return;
    fallen.push(service);
    for (const listener of listeners) listener(service);
  };

  return {
    contextFor: (service, rest) => ({
      service,
      home,
      env,
      ...rest,
      port: (name) => rememberedPort(home, name),
      onStop: (action) => void stops.push(action),
      async start(server) {
        const spec = {
          ...server,
          cwd: home,
          env: serverEnvironment(env),
          logFile: join(home, 'logs', `${service}.log`),
          signal: rest.signal,
        };
        const spawned = (pid: number) => writeClaim(runFile(home, service), pid);
        const child = await startChild(spec, { diesWithUs, spawned });
        stops.push(() => child.stop());
        void watch(service, child.gone);
      },
    }),
    async stop() {
      stopping = true;
      for (const stop of stops.splice(0).reverse()) await stop();
    },
    onUnexpectedExit(listener) {
      listeners.push(listener);
      for (const service of fallen) listener(service);
    },
  };
}
