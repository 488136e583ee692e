import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startBacking, type Backing } from '@rehearsal/backing/backing';
import type { SystemFile } from '@rehearsal/backing/running/system-file';
import { rememberedPort } from '@rehearsal/backing/processes/ports';
import type { CliConfig } from '../config.js';
import { CliError } from '../errors.js';
import { issueCredentials } from './credentials.js';
import { deathPactOf } from '@rehearsal/backing/processes/death-pact';
import { createFleet, type Launch } from './fleet.js';
import { openKeys, type Keys } from './keys/keys.js';
import { claimFormat } from './home-format.js';
import { layoutOf, requireBuilt, type Layout } from './layout.js';
import { choosePort } from './port.js';
import type { Progress } from './progress/progress.js';
import {
  environmentOf,
  inheritedBy,
  providersOf,
  services,
  workerEnvironmentOf,
  type ServiceSpec,
} from './services.js';
import { removeSystemFile, runningSystem, writeSystemFile } from './system-file.js';

export interface SystemOptions {
  config: Pick<CliConfig, 'repository' | 'home' | 'cache' | 'port' | 'inherited' | 'environment'>;
  progress: Progress;
  /** What to run; all of Rehearsal unless a test says otherwise. */
  services?: readonly ServiceSpec[];
}

export interface RunningSystem {
  url: string;
  /** Admin token for as long as this system lives. */
  token: string;
  /** Signs one person in, once. */
  signInUrl: string;
  /** Which provider each backing service comes from, in words. */
  providers: Record<string, string>;
  services: SystemFile['services'];
  /** Resolves with the reason when the system cannot go on: a backing service ends again and again. */
  broken: Promise<string>;
  /** Stops the services in reverse order, then the backing services. May be called again. */
  stop: () => Promise<void>;
}

/** Starts everything and resolves when all of it answers. When it fails half-way, what was started is stopped first. */
export async function startSystem({
  config,
  progress,
  services: wanted = services,
}: SystemOptions): Promise<RunningSystem> {
  const layout = layoutOf(config.home);
  await refuseSecond(layout);
  await claimFormat(layout.home);
  await requireBuilt(
    config.repository,
    wanted.map(({ entry }) => entry),
  );
  const port = await choosePort(config.port);
  await mkdir(join(layout.home, 'run'), { recursive: true });
  const [keys, credentials, diesWithUs] = await Promise.all([
    openKeys(layout.keys),
    issueCredentials(layout),
    deathPactOf(config.environment),
  ]);
  const backing = await startBacking({
    home: layout.home,
    cache: config.cache,
    env: config.environment,
    report: ({ name, state, detail = '' }) => progress[state === 'progress' ? 'detail' : state](name, detail),
  });

  const url = `http://127.0.0.1:${port}`;
  const startedAt = new Date().toISOString();
  const providers = providersOf(backing);
  let ready = false;
  let written = Promise.resolve();
  let launches: Launch[] = [];
  const publish = () => {
    if (!ready) return;
    const write = () =>
      writeSystemFile(layout, {
        url,
        pid: process.pid,
        started_at: startedAt,
        providers,
        services: fleet.running,
        worker_environment: workerEnvironmentOf(launches),
      });
    written = written.then(write).catch((error: unknown) => progress.detail('system.json', String(error)));
  };
  const fleet = createFleet({ layout, cwd: config.repository, diesWithUs, progress, changed: publish });
  const stop = once(async () => {
    ready = false;
    await written;
    await removeSystemFile(layout);
    await fleet.stop(backing.isWhole() ? 'in order' : 'at once');
    await backing.stop();
  });

  try {
    launches = await launchesOf(wanted, { config, layout, backing, keys, url });
    await fleet.start(launches);
    ready = true;
    publish();
    await written;
  } catch (error) {
    await stop();
    throw error;
  }
  const { cliToken: token, linkToken } = credentials;
  const broken = new Promise<string>((resolve) => {
    backing.onGivenUp((which, why) => resolve(`${which} ${why}; mend that, and start again.`));
  });
  return {
    url,
    token,
    signInUrl: `${url}/#/sign-in?link=${linkToken}`,
    providers,
    services: fleet.running,
    broken,
    stop,
  };
}

async function refuseSecond(layout: Layout): Promise<void> {
  const other = await runningSystem(layout);
  if (other === undefined) return;
  const where = other.system === undefined ? 'is starting or stopping' : `runs already at ${other.system.url}`;
  throw new CliError(
    `Rehearsal ${where} (process ${other.pid}, home ${layout.home}); stop that one, or give this one another REHEARSAL_HOME.`,
  );
}

interface Facts {
  config: SystemOptions['config'];
  layout: Layout;
  backing: Backing;
  keys: Keys;
  url: string;
}

async function launchesOf(
  wanted: readonly ServiceSpec[],
  { config, layout, backing, keys, url }: Facts,
): Promise<Launch[]> {
  const urls: Record<string, string> = { gateway: url };
  for (const { name } of wanted)
    urls[name] ??= `http://127.0.0.1:${await rememberedPort(layout.home, `service-${name}`)}`;
  const { LOAD_TARGETS: targets = '', ...inherited } = config.inherited;
  const surroundings = {
    repository: config.repository,
    layout,
    backing,
    keys,
    publicUrl: url,
    loadTargets: targets.split(',').filter((target) => target !== ''),
    urlOf: (name: string) => urls[name] ?? '',
  };
  return wanted.map((service) => ({
    name: service.name,
    entry: join(config.repository, service.entry),
    url: urls[service.name] ?? '',
    env: { ...inheritedBy(service.name, inherited), ...environmentOf(service, surroundings) },
  }));
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= action());
}
