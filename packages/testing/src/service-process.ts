import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from '@rehearsal/backing/processes/ports';
import { waitFor } from './wait-for.js';

/** The root of the repository, from `packages/testing/{src,dist}`. */
export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));

export interface ServiceProcess {
  url: string;
  child: ChildProcess;
  /** What it wrote to its log so far. */
  output(): string;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a built service as its own process, as `rehearse up` does, and waits until it is ready. */
export async function startService(
  entry: string,
  env: Record<string, string>,
  { withinMs = 40_000 }: { withinMs?: number } = {},
): Promise<ServiceProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [`${repositoryRoot}${entry}`], {
    env: { PATH: process.env.PATH, ...env, HTTP_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const url = `http://127.0.0.1:${port}`;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
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
  if (child.exitCode !== null) throw new Error(`${entry} ended with ${child.exitCode}:\n${output}`);
  return {
    url,
    child,
    output: () => output,
    kill: async (signal) => {
      child.kill(signal);
      await exited;
    },
  };
}
