import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { scriptEnvironment } from '../k6/command.js';
import type { K6Limits } from '../k6/limits.js';
import type { TestRun } from '../in-hand/test-run.js';
import { k6ForTests } from './config.js';

/** Time enough to read a script on a machine that does much else. */
export const READ_SECONDS = 60;

export const LIMITS: K6Limits = {
  memoryBytes: 2 * 1024 ** 3,
  cpus: availableParallelism(),
  readSeconds: READ_SECONDS,
};

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A folder that is gone when the tests of the file are over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loadrunner-'));
  folders.push(folder);
  return folder;
}

/** A run of the script at `path`, with what a test does not care about filled in. */
export async function aRun(path: string, target: string, changed: Partial<TestRun> = {}): Promise<TestRun> {
  return {
    k6: k6ForTests(),
    script: path,
    environment: scriptEnvironment(target, { single_run: true }),
    tags: { testid: 'a-test' },
    folder: await temporaryFolder(),
    remoteWrite: {},
    houseLimits: true,
    rawPoints: false,
    graceSeconds: 5,
    limits: LIMITS,
    maxSeconds: 3600,
    blockedRanges: [],
    ports: null,
    stop: new AbortController().signal,
    onStarted: () => Promise.resolve(),
    onProgress: () => undefined,
    ...changed,
  };
}

/** `files` are written beside the script, by name. */
export async function scriptFile(
  source: string,
  { language = 'js', files = {} }: { language?: 'js' | 'ts'; files?: Readonly<Record<string, string>> } = {},
): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const file = join(folder, `script.${language}`);
  await writeFile(file, source);
  return file;
}
