import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { jest } from '@jest/globals';
import { readCliToken, readSystemFile, type ServiceState } from '@rehearsal/backing/running/system-file';
import { patiently, prefer } from '@rehearsal/testing/patiently';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';

// Whole stories on a whole system take their time, above all on a busy machine.
jest.setTimeout(300_000);

const repository = fileURLToPath(new URL('..', import.meta.url));
const entry = join(repository, 'cli/bin/rehearse.mjs');
const START_WITHIN_MS = 240_000;

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: Body;
}

interface Finished {
  code: number;
  stdout: string;
  stderr: string;
}

interface Running {
  ended: Promise<Finished>;
  /** What it printed so far. */
  stderr(): string;
}

export interface System {
  url: string;
  token: string;
  home: string;
  /** What `rehearse up` printed so far. */
  output(): string;
  service(name: string): Promise<ServiceState>;
  /** Every service. */
  services(): Promise<Record<string, ServiceState>>;
  /**
   * A request to the API; with the admin token unless `token` says otherwise (null: none). It is asked again where that may
   * help, as our clients do, unless it is to be asked but `once`.
   */
  api<Body = Record<string, unknown>>(
    method: string,
    path: string,
    options?: {
      body?: unknown;
      raw?: string;
      token?: string | null;
      headers?: Record<string, string>;
      once?: boolean;
    },
  ): Promise<Answer<Body>>;
  /** Runs the command line against this system. */
  rehearse(...args: string[]): Promise<Finished>;
  /** The same, looked at while it runs. */
  running(...args: string[]): Running;
  /** Holds what starts services again, while it does `meanwhile`: who is killed stays away so long. */
  withoutSupervisor<T>(meanwhile: () => Promise<T>): Promise<T>;
  /** Ctrl-C; answers the exit code. The home stays, for the next start. */
  interrupt(): Promise<number>;
  /** Ends whatever is left and removes the home. */
  dispose(): Promise<void>;
}

/** The environment of someone who has set nothing for Rehearsal but its home and port. */
function plainEnvironment(home: string): Record<string, string> {
  const { PATH = '', HOME = '', JAVA_HOME } = process.env;
  return {
    PATH,
    HOME,
    ...(JAVA_HOME === undefined ? {} : { JAVA_HOME }),
    REHEARSAL_HOME: home,
    REHEARSAL_PORT: '0',
    NO_COLOR: '1',
  };
}

interface Start {
  home?: string;
  args?: string[];
  env?: Record<string, string>;
  /**
   * `of the run`: Kafka, Redis and the store that the tests share, under names of its own. `own`: it finds or starts them
   * itself, as for a person who has set nothing; for tests that look into them, stop them, or start the system twice.
   */
  servers?: 'of the run' | 'own';
}

/** Starts a whole system of its own, as a person would: `rehearse up`, its own home, a free port. */
export async function startSystem(options: Start = {}): Promise<System> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'rehearsal-e2e-')));
  const env = { ...plainEnvironment(home), ...options.env };
  // Told to the start alone: every other command finds them by the home.
  const servers = options.servers === 'own' ? {} : { ...backingFromEnv(), NAMESPACE: freshNamespace() };
  const up = spawn(process.execPath, [entry, 'up', ...(options.args ?? [])], {
    cwd: repository,
    env: { ...servers, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [up.stdout, up.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const exited = new Promise<number>((resolve) =>
    up.once('exit', (code, signal) => resolve(signal ? 128 : (code ?? 1))),
  );

  const dispose = async () => {
    if (up.exitCode === null && up.signalCode === null) up.kill('SIGTERM');
    await exited;
    await rm(home, { recursive: true, force: true });
  };
  const services = async () => {
    const running = await readSystemFile(home);
    if (running === undefined) throw new Error(`no system runs from ${home}`);
    return running.services;
  };
  const untilUp = async () => {
    const started = await waitFor(
      'the system to be up',
      async () => (up.exitCode === null ? readSystemFile(home) : 'ended'),
      { withinMs: START_WITHIN_MS, everyMs: 100 },
    );
    if (started === 'ended') throw new Error(`rehearse up ended with ${up.exitCode}:\n${output}`);
    await waitFor('the sign-in link', () => output.includes('#/sign-in?link=') || up.exitCode !== null, {
      withinMs: 60_000,
    });
    return { url: started.url, token: await readCliToken(home) };
  };
  // Who gets no system has nothing to dispose of.
  const { url, token } = await untilUp().catch(async (error: unknown) => {
    await dispose();
    throw error;
  });

  const running = (args: readonly string[]) => run(args, env);
  return {
    url,
    token,
    home,
    output: () => output,
    service: async (name) => {
      const found = (await services())[name];
      if (!found) throw new Error(`system.json knows no service "${name}"`);
      return found;
    },
    services,
    api: async <Body>(
      method: string,
      path: string,
      { body, raw, token: other, headers = {}, once = false }: Parameters<System['api']>[2] = {},
    ) => {
      const bearer = other === undefined ? token : other;
      const ask = async (sent: Readonly<Record<string, string>>): Promise<Answer<Body>> => {
        const response = await fetch(`${url}${API}${path}`, {
          method,
          headers: {
            ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
            ...(body === undefined && raw === undefined ? {} : { 'content-type': 'application/json' }),
            ...sent,
          },
          ...(raw === undefined ? (body === undefined ? {} : { body: JSON.stringify(body) }) : { body: raw }),
        });
        const text = await response.text();
        const isJson = response.headers.get('content-type')?.includes('json') ?? false;
        return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
      };
      return once ? ask(headers) : patiently(method, headers, ask);
    },
    rehearse: (...args) => running(args).ended,
    running: (...args) => running(args),
    withoutSupervisor: async (meanwhile) => {
      up.kill('SIGSTOP');
      try {
        return await meanwhile();
      } finally {
        up.kill('SIGCONT');
      }
    },
    interrupt: () => {
      up.kill('SIGINT');
      return exited;
    },
    dispose,
  };
}

/** Starts what cannot start in this environment, and answers what it said when it gave up. */
export const refusedStart = (home: string, env: Record<string, string>): Promise<Finished> =>
  run(['up'], { ...plainEnvironment(home), ...env }).ended;

function run(args: readonly string[], env: Record<string, string>): Running {
  const child = spawn(process.execPath, [entry, ...args], { cwd: repository, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<Finished>((resolve) =>
    child.once('close', (status) => resolve({ code: status ?? 1, stdout, stderr })),
  );
  return { ended, stderr: () => stderr };
}

export { prefer };
