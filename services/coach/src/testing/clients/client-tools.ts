import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from '@rehearsal/testing/service-process';

/** The versions that are held against the API, beside the one that is installed here. */
const NODE = '22.23.3';
const OPENAI_JS = '7.59.0';
const ZOD = '4.6.7';
const OPENAI_PYTHON = '3.57.0';

const execute = promisify(execFile);
const here = import.meta.dirname;
const cache = join(repositoryRoot, '.rehearse', 'cache');
const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** A program and its arguments that use one of OpenAI's clients; the address and the key come behind them. */
export interface Client {
  readonly command: string;
  readonly args: readonly string[];
}

/** Fetches once into a folder of the cache, which is there whole or not at all. */
async function fetched(name: string, fetchInto: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = join(cache, name);
  if (await isThere(folder)) return folder;
  await mkdir(cache, { recursive: true });
  const making = await mkdtemp(`${folder}-`);
  try {
    await fetchInto(making);
    await rename(making, folder);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    // Another test run may have been faster.
    if (!(await isThere(folder))) throw error;
  }
  return folder;
}

/** The client of this repository, on the node that runs the test. */
export const installedClient: Client = { command: process.execPath, args: [join(here, 'use-openai.mjs')] };

/** A newer client on a newer node: packages of their own, so that those of the repository stay as they are. */
export async function newerClient(): Promise<Client> {
  const node = `node-${process.platform}-${process.arch}`;
  const folder = await fetched(`openai-js-${OPENAI_JS}-node-${NODE}`, async (into) => {
    await writeFile(join(into, 'package.json'), '{"private":true,"type":"module"}');
    const packages = [`${node}@${NODE}`, `openai@${OPENAI_JS}`, `zod@${ZOD}`];
    await execute(
      'npm',
      ['install', '--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund', ...packages],
      { cwd: into },
    );
  });
  const script = join(folder, 'use-openai.mjs');
  await cp(join(here, 'use-openai.mjs'), script);
  return { command: join(folder, 'node_modules', node, 'bin', 'node'), args: [script] };
}

/** Throws with what is missing on a machine without Python or pip. */
export async function pythonClient(): Promise<Client> {
  const folder = await fetched(`openai-python-${OPENAI_PYTHON}`, async (into) => {
    const args = ['-m', 'pip', 'install', '--quiet', '--no-input', '--target', into, `openai==${OPENAI_PYTHON}`];
    await execute('python3', args).catch((error: unknown) => {
      throw new Error('OpenAI for Python cannot be installed: this needs python3 (3.9 or newer) with pip', {
        cause: error,
      });
    });
  });
  return { command: 'python3', args: [join(here, 'use_openai.py'), folder] };
}

/** Lets a client use the API at a URL; answers what it printed, or throws with what it met. */
export async function use({ command, args }: Client, url: string, token: string): Promise<string> {
  return (await execute(command, [...args, `${url}/v1`, token], { timeout: 60_000 })).stdout;
}
