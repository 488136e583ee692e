import { setTimeout as pause } from 'node:timers/promises';
import { absent, alone, type Figure, type Goal } from '../report/figure.js';
import { npmStart } from '../stage/npm-start.js';
import { temporaryFolder } from '../stage/opened.js';
import { processesBelow } from '../stage/resident.js';

const MINUTE_MS = 60_000;
const SETTLE_MS = 2 * MINUTE_MS;
const MEGABYTE = 2 ** 20;

/**
 * P12, what a system takes when nobody uses it: memory after three minutes of rest, processor time over the third of them.
 * Told apart: the services, the supervisor, which is `npm start` itself, and the servers, which are Kafka, Redis and the store.
 */
export async function atRest(): Promise<Figure[]> {
  const row = (what: string, unit: string, goal?: Goal) => ({ id: 'P12', what, unit, ...(goal && { goal }) });
  if (process.platform !== 'linux') return [absent(row('at rest', 'MB'), 'only Linux has /proc to read it from')];
  const home = await temporaryFolder();
  const system = await npmStart(home.path);
  try {
    const services = Object.values(system.file.services).map(({ pid }) => pid);
    const groupOf = (pid: number) =>
      services.includes(pid) ? 'services' : pid === system.file.pid ? 'supervisor' : 'servers';
    const look = async () => {
      const found = {
        services: { bytes: 0, seconds: 0 },
        supervisor: { bytes: 0, seconds: 0 },
        servers: { bytes: 0, seconds: 0 },
      };
      for (const { pid, residentBytes, cpuSeconds } of await processesBelow(system.file.pid)) {
        const group = found[groupOf(pid)];
        group.bytes += residentBytes;
        group.seconds += cpuSeconds;
      }
      return found;
    };
    await pause(SETTLE_MS);
    const [before, started] = [await look(), performance.now()];
    await pause(MINUTE_MS);
    const [after, seconds] = [await look(), (performance.now() - started) / 1000];
    const memory = (group: keyof typeof after) => [after[group].bytes / MEGABYTE];
    const cpu = (group: keyof typeof after) => [((after[group].seconds - before[group].seconds) * 100) / seconds];
    return [
      alone(row('memory of the services', 'MB', { of: 'value', most: 600 }), memory('services')),
      alone(row('memory of the supervisor', 'MB'), memory('supervisor')),
      alone(row('memory of the servers', 'MB'), memory('servers')),
      alone(row('a core, by the services', '%', { of: 'value', most: 8 }), cpu('services')),
      alone(row('a core, by the supervisor', '%'), cpu('supervisor')),
      alone(row('a core, by the servers', '%'), cpu('servers')),
    ];
  } finally {
    await system.stop();
    await home.remove();
  }
}
