import { ApiError } from '@rehearsal/client/api-error';
import { openClient } from '@rehearsal/client/client';
import { Command } from 'commander';
import type { DeadLetterPage } from '@rehearsal/contracts/http/audit/dead-letters';
import type { ServiceHealth, SystemHealth } from '@rehearsal/contracts/http/system/system';
import type { LoadWorkerList } from '@rehearsal/contracts/http/load/load-runs';
import { workerState, type LoadWorker, type LostWorker } from '@rehearsal/contracts/load/load-worker';
import { loadConfig } from '../config.js';
import { findConnection, type Connection } from '../connection.js';
import { CliError } from '../errors.js';
import { EXIT } from '../exit-codes.js';
import { openOutput, tick, type Output } from '../output.js';
import { readTokenFile } from '../input/read-token.js';
import type { CommonOptions } from '../session.js';
import { layoutOf } from '../supervisor/layout.js';
import { isReady } from '../supervisor/readiness.js';
import { runningSystem } from '../supervisor/system-file.js';

export const statusCommand = (): Command =>
  new Command('status').option('--json', 'print one JSON document').action(status);

async function status(options: CommonOptions): Promise<void> {
  const config = loadConfig();
  const output = openOutput(config, options);
  const isWell =
    config.url === undefined
      ? await statusOfHome(config.home, output)
      : await statusElsewhere(await findConnection(config), output);
  if (!isWell) process.exitCode = EXIT.failure;
}

/** Of the system that runs from this home: its processes too. */
async function statusOfHome(home: string, output: Output): Promise<boolean> {
  const found = await runningSystem(layoutOf(home));
  if (found === undefined) throw new CliError(`No system runs from ${home}; start one with \`npm start\`.`);
  if (found.system === undefined)
    throw new CliError(`The system in ${home} (process ${found.pid}) is starting or stopping.`);
  const { system } = found;
  const services = await Promise.all(
    Object.entries(system.services).map(async ([name, service]) => ({
      name,
      ...service,
      ready: await isReady(service.url),
    })),
  );
  const ok = services.every(({ ready }) => ready);
  const token = await readTokenFile(layoutOf(home).cliTokenFile);
  // Null while the gateway or the load runner cannot say.
  const workers = await workersOf({ url: system.url, token }).catch(() => null);
  const deadLetters = await openDeadLetters({ url: system.url, token });
  const { worker_environment, ...shown } = system;
  const [living, lost] = [workers?.items ?? null, workers?.lost ?? []];
  output.result({ ok, ...shown, services, workers: living, lost_workers: lost, dead_letters: deadLetters }, () =>
    [
      `${system.url}, process ${system.pid}, since ${system.started_at}`,
      ...services.map(
        ({ name, pid, restarts, ready }) =>
          `${tick(output.colors, ready)} ${name.padEnd(18)} process ${pid}${restarts > 0 ? `, started again ${restarts === 1 ? 'once' : `${restarts} times`}` : ''}`,
      ),
      ...workerLines(living, lost),
      ...deadLetterLines(deadLetters),
    ].join('\n'),
  );
  return ok;
}

/** Of a system elsewhere: what its gateway tells. */
async function statusElsewhere(connection: Connection, output: Output): Promise<boolean> {
  const { url } = connection;
  const workers = await workersOf(connection).catch((error: unknown) => {
    // The gateway answers, and what is behind it does not.
    if (error instanceof ApiError && error.code !== 'NOT_REHEARSAL' && error.status >= 500) return null;
    throw error;
  });
  const deadLetters = await openDeadLetters(connection);
  const services = await servicesOf(connection);
  const ready = await isReady(url);
  const [living, lost] = [workers?.items ?? null, workers?.lost ?? []];
  output.result({ ok: ready, url, services, workers: living, lost_workers: lost, dead_letters: deadLetters }, () =>
    [
      `${tick(output.colors, ready)} ${url} is ${ready ? '' : 'not '}ready`,
      ...serviceLines(services, output),
      ...workerLines(living, lost),
      ...deadLetterLines(deadLetters),
    ].join('\n'),
  );
  return ready;
}

/** Asked once, and not for long: a status tells how it is now. */
const workersOf = (connection: Connection): Promise<LoadWorkerList> =>
  once(connection).get<LoadWorkerList>('/load-workers');

/** How the services are, as the gateway finds them; null where it cannot say. */
const servicesOf = (connection: Connection): Promise<ServiceHealth[] | null> =>
  once(connection)
    .get<SystemHealth>('/system')
    .then(
      ({ services }) => services,
      () => null,
    );

function serviceLines(services: ServiceHealth[] | null, { colors }: Output): string[] {
  if (services === null) return ['  services: not known, since the gateway did not say'];
  return services.map(({ name, state, waiting_for, without }) => {
    const serves = state === 'ready' || state === 'degraded';
    const lacks = [...waiting_for, ...without].join(', ');
    const words = {
      ready: 'ready',
      degraded: `serves without ${lacks}`,
      'not-ready': `waits for ${lacks}`,
      silent: 'does not answer',
    };
    return `${tick(colors, serves)} ${name.padEnd(18)} ${words[state]}`;
  });
}

/** Null where nobody could say: the audit keeps them, and it, or this token's role, may not answer. */
const openDeadLetters = async (connection: Connection): Promise<number | null> =>
  once(connection)
    .get<DeadLetterPage>('/dead-letters', { limit: '1' })
    .then(
      ({ open }) => open,
      () => null,
    );

/** Not known is not none. */
const workerLines = (living: LoadWorker[] | null, lost: LostWorker[]): string[] =>
  living === null
    ? ['  workers: not known, since nobody could be asked']
    : [...living.map(workerLine), ...lost.map(lostLine)];

/** As with the workers: not known is not none. */
function deadLetterLines(open: number | null): string[] {
  if (open === null) return ['  dead letters: not known, since nobody could be asked'];
  return open === 0 ? [] : [`  ${open} open dead letters: see \`rehearse dead-letters list --state open\``];
}

const once = ({ url, token }: Connection) =>
  openClient({ url, token: () => token, patience: { giveUpAfterMs: 0, firstContactMs: 0 } });

function workerLine(worker: LoadWorker): string {
  const { id, host, pid, since, busy_with: runs } = worker;
  const work = runs.length === 0 ? 'idle' : `runs ${runs.join(', ')}`;
  const state = workerState(worker);
  const taking = state === 'free' || state === 'busy' ? '' : `, takes nothing new (${state})`;
  return `  worker ${id} (process ${pid} on ${host}, since ${since}): ${work}${taking}`;
}

function lostLine({ id, host, pid, last_seen, busy_with: runs }: LostWorker): string {
  const work = runs.length === 0 ? 'nothing' : runs.join(', ');
  return `  worker ${id} (process ${pid} on ${host}) was lost after ${last_seen}, with ${work} in its hands`;
}
