import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { z } from 'zod';
import { services } from '../cli/src/supervisor/services.js';
import { GatewayConfig } from '../gateway/src/config.js';
import { AuditConfig } from '../services/audit/src/config.js';
import { CoachConfig } from '../services/coach/src/config.js';
import { InstantiatorConfig } from '../services/instantiator/src/config.js';
import { LoadRunnerConfig, WorkerConfig } from '../services/loadrunner/src/config.js';
import { RehearsalConfig } from '../services/rehearsal/src/config.js';
import { ScenarioConfig } from '../services/scenario/src/config.js';
import { composeFaults } from './compose-specification.js';

interface ComposeService {
  image: string;
  build?: { dockerfile: string; target: string; args: { SERVICE: string } };
  command?: string[];
  environment?: Record<string, string | number>;
  healthcheck?: unknown;
  restart: string;
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
}
interface Compose {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
}

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const dockerfile = read('deploy/Dockerfile');

const configs: Record<string, z.ZodObject> = {
  gateway: GatewayConfig,
  scenario: ScenarioConfig,
  instantiator: InstantiatorConfig,
  coach: CoachConfig,
  loadrunner: LoadRunnerConfig,
  'loadrunner-worker': WorkerConfig,
  rehearsal: RehearsalConfig,
  audit: AuditConfig,
};

/** `${NAME:-default}` as compose fills it in when nobody sets NAME. */
function filledIn(value: string | number): string {
  const innermost = /\$\{\w+:-([^${}]*)\}/;
  let text = String(value);
  while (innermost.test(text)) text = text.replace(innermost, '$1');
  return text;
}

/** Node's own, so in no configuration of ours. */
const OF_NODE = ['NODE_ENV'];

/** What a process sees: what its image's stage sets, and what the compose file does. Empty counts as not set. */
function environmentOf({ environment = {}, build }: ComposeService): Record<string, string> {
  const given = Object.entries(environment).map(([name, value]) => [name, filledIn(value)] as const);
  const all = [...setByStage(build?.target ?? ''), ...given];
  return Object.fromEntries(all.filter(([name, value]) => value !== '' && !OF_NODE.includes(name)));
}

const stage = (target: string): string =>
  dockerfile.split(/^FROM /m).find((text) => text.split('\n')[0]?.endsWith(` AS ${target}`)) ?? '';

function setByStage(target: string): [string, string][] {
  return [...stage(target).matchAll(/^(?:ENV| {4}) ?([A-Z_0-9]+)=(\S+)/gm)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
}

/** The entry point that a service's image starts, as a path in the repository. */
function entryOf({ build, command }: ComposeService): string {
  const name = build?.args.SERVICE ?? '';
  const module = name === 'gateway' ? name : `services/${name}`;
  return join(module, 'dist', basename(command?.at(-1) ?? 'main.js'));
}

describe('docker-compose.yml', () => {
  it('is a compose file by the specification of Compose', () => {
    expect(composeFaults(compose)).toEqual([]);
  });

  it('runs the very processes that `rehearse up` runs', () => {
    const here = services.map(({ name, entry }) => [name, entry]);
    const there = services.flatMap(({ name }) => {
      const service = compose.services[name];
      return service ? [[name, entryOf(service)]] : [];
    });
    expect(there).toEqual(here);
  });

  it.each(Object.keys(configs))('gives %s every variable that it needs, and none that it does not know', (name) => {
    const { shape } = configs[name] as z.ZodObject;
    const env = environmentOf(compose.services[name] as ComposeService);
    const needed = Object.keys(shape).filter((key) => !(shape[key] as z.ZodType).safeParse(undefined).success);
    const missing = needed.filter((key) => env[key] === undefined && env[`${key}_FILE`] === undefined);
    expect(missing).toEqual([]);

    const unknown = Object.keys(env).filter((key) => !(key in shape) && !(key.replace(/_FILE$/, '') in shape));
    expect(unknown).toEqual([]);

    const wrong = Object.entries(env).filter(
      ([key, value]) => key in shape && !(shape[key] as z.ZodType).safeParse(value).success,
    );
    expect(wrong).toEqual([]);
  });

  it('knows the configuration of every process', () => {
    expect(Object.keys(configs).sort()).toEqual(services.map(({ name }) => name).sort());
  });

  it('waits for nothing that cannot tell that it is ready', () => {
    const blind = Object.entries(compose.services).flatMap(([name, { depends_on = {} }]) =>
      Object.entries(depends_on)
        .filter(([other, { condition }]) => condition === 'service_healthy' && !compose.services[other]?.healthcheck)
        .map(([other]) => `${name} waits for ${other}`),
    );
    expect(blind).toEqual([]);
  });

  it('starts again and watches everything but what is to end by itself', () => {
    const unkept = Object.entries(compose.services)
      .filter(([, { restart, healthcheck }]) => restart !== 'unless-stopped' || !healthcheck)
      .map(([name]) => name);
    expect(unkept).toEqual(['keys']);
  });

  it('shows workers, which have k6 beside them, no key', () => {
    const { volumes = [], environment = {} } = compose.services['loadrunner-worker'] as ComposeService;
    expect(volumes.filter((volume) => volume.startsWith('keys:'))).toEqual([]);
    expect(Object.keys(environment).filter((name) => /KEY|TOKEN/.test(name))).toEqual([]);
  });

  it('declares each volume that something mounts, and no other', () => {
    const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) =>
      volumes.map((volume) => volume.split(':')[0] ?? '').filter((source) => !source.startsWith('.')),
    );
    expect([...new Set(mounted)].sort()).toEqual(Object.keys(compose.volumes).sort());
  });
});

describe('deploy/Dockerfile', () => {
  const stages = [...dockerfile.matchAll(/^FROM \S+ AS (\S+)$/gm)].map(([, stage]) => stage);
  const builds = Object.values(compose.services).flatMap(({ build }) => (build ? [build] : []));

  it('has every stage that the compose file builds', () => {
    for (const { dockerfile: file, target } of builds) {
      expect(file).toBe('deploy/Dockerfile');
      expect(stages).toContain(target);
    }
  });

  it('is given names of packages only', () => {
    for (const { args } of builds) {
      const folder = ['gateway', 'cli'].includes(args.SERVICE) ? args.SERVICE : `services/${args.SERVICE}`;
      expect(JSON.parse(read(`${folder}/package.json`))).toMatchObject({ name: `@rehearsal/${args.SERVICE}` });
    }
  });

  it('runs as a user without privileges', () => {
    for (const { target } of builds) {
      const users = [...stage(target).matchAll(/^USER (\w+)$/gm)].map(([, user]) => user);
      expect([target, users.at(-1) ?? 'node']).toEqual([target, 'node']);
    }
    expect(stage('service')).toMatch(/^USER node$/m);
  });

  it('installs the Python that closes the box around k6 wherever it copies k6', () => {
    const withK6 = stages.filter((name = '') => stage(name).includes('COPY --from=k6'));
    expect(withK6).toEqual(['loadrunner']);
    for (const name of withK6) expect(stage(name ?? '')).toMatch(/apt-get install [^&]*\bpython3(?![\w.-])/);
  });
});
