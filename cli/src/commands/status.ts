import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { LoadWorker } from '@rehearsal/contracts/load/load-run';
import { apiClient } from '../api/api-client.js';
import { loadConfig, type CliConfig } from '../config.js';
import { CliError } from '../errors.js';
import { openOutput, tick } from '../output.js';
import type { CommonOptions } from '../session.js';
import { layoutOf } from '../supervisor/layout.js';
import { isReady } from '../supervisor/readiness.js';
import { runningSystem } from '../supervisor/system-file.js';

export const statusCommand = (): Command =>
  new Command('status')
    .description('say what runs from this home and whether it is well; exits 1 when it is not')
    .option('--json', 'print one JSON document')
    .action(status);

async function status(options: CommonOptions): Promise<void> {
  const config = loadConfig();
  const output = openOutput(config, options);
  const found = await runningSystem(layoutOf(config.home));
  if (found === undefined) throw new CliError(`No system runs from ${config.home}; start one with \`npm start\`.`);
  if (found.system === undefined)
    throw new CliError(`The system in ${config.home} (process ${found.pid}) is starting or stopping.`);
  const { system } = found;
  const services = await Promise.all(
    Object.entries(system.services).map(async ([name, service]) => ({
      name,
      ...service,
      ready: await isReady(service.url),
    })),
  );
  const ok = services.every(({ ready }) => ready);
  const workers = await workersOf(config, system.url);
  const { worker_environment, ...shown } = system;
  output.result({ ok, ...shown, services, workers }, () =>
    [
      `${system.url}, process ${system.pid}, since ${system.started_at}`,
      ...services.map(
        ({ name, pid, restarts, ready }) =>
          `${tick(output.colors, ready)} ${name.padEnd(18)} process ${pid}${restarts > 0 ? `, started again ${restarts === 1 ? 'once' : `${restarts} times`}` : ''}`,
      ),
      ...(workers ?? []).map(workerLine),
    ].join('\n'),
  );
  if (!ok) process.exitCode = 1;
}

/** Null while the gateway or the load runner cannot say. */
async function workersOf({ home }: CliConfig, url: string): Promise<LoadWorker[] | null> {
  const token = (await readFile(layoutOf(home).cliTokenFile, 'utf8')).trim();
  const api = apiClient({ url, token });
  try {
    return (await api.get<{ items: LoadWorker[] }>('/load-workers')).items;
  } catch {
    return null;
  } finally {
    await api.close();
  }
}

function workerLine({ id, host, pid, since, draining, busy_with: runs }: LoadWorker): string {
  const work = runs.length === 0 ? 'idle' : `runs ${runs.join(', ')}`;
  return `  worker ${id} (process ${pid} on ${host}, since ${since}): ${work}${draining ? ', takes nothing new' : ''}`;
}
