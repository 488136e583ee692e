import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scriptEnvironment } from '../k6-command.js';
import type { TestRun } from '../run-test.js';
import { k6ForTests } from './config.js';

export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'loadrunner-'));

/** A run of the script at `path`, with what a test does not care about filled in. */
export async function aRun(path: string, target: string, changed: Partial<TestRun> = {}): Promise<TestRun> {
  return {
    k6: k6ForTests(),
    script: path,
    environment: scriptEnvironment(target, { single_run: true }),
    tags: { testid: 'a-test' },
    folder: await temporaryFolder(),
    remoteWrite: {},
    graceSeconds: 5,
    stop: new AbortController().signal,
    onStarted: () => Promise.resolve(),
    onProgress: () => undefined,
    ...changed,
  };
}

export async function scriptFile(source: string): Promise<string> {
  const file = join(await temporaryFolder(), 'script.js');
  await writeFile(file, source);
  return file;
}
