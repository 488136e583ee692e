import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { freePort } from '@rehearsal/backing/processes/ports';
import { asService } from '@rehearsal/platform/http/service-token';
import { waitFor } from './wait-for.js';

/** The root of the repository, from `packages/testing/{src,dist}`. */
export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** What the services that a test starts show each other. */
export const serviceToken = randomBytes(32).toString('base64url');

export interface ServiceProcess {
  url: string;
  /** Asks it as another service does, which holds the token. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  child: ChildProcess;
  /** What it wrote to its log so far. */
  output(): string;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a built service as its own process, as `rehearse up` does, and waits until it is ready. */
export async function startService(
  entry: string,
  env: Record<string, string>,
  { withinMs = 120_000, port: given }: { withinMs?: number; port?: number } = {},
): Promise<ServiceProcess> {
  const port = given ?? (await freePort());
  const child = spawn(process.execPath, [`${repositoryRoot}${entry}`], {
    env: { PATH: process.env.PATH, SERVICE_TOKEN: serviceToken, ...env, HTTP_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const url = `http://127.0.0.1:${port}`;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // Not at its exit: by then not all that it said need have been read.
  const saidAll = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await waitFor(
    `${entry} to be ready`,
    async () => {
      if (child.exitCode !== null) return true;
      return (await fetch(`${url}/readyz`)).ok;
    },
    { withinMs },
  ).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw new Error(`${entry} did not become ready; so far it said:\n${output}`, { cause: error });
  });
  if (child.exitCode !== null) {
    await saidAll;
    throw new Error(`${entry} ended with ${child.exitCode}:\n${output}`);
  }
  return {
    url,
    ask: (path, init = {}) =>
      fetch(`${url}${path}`, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), ...asService(serviceToken) },
      }),
    child,
    output: () => output,
    kill: async (signal) => {
      child.kill(signal);
      await exited;
    },
  };
}
