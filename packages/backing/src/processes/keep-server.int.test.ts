import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keepServer, type KeptServer } from './keep-server.js';
import { describeProcess } from './process-table.js';

let folder: string;
let news: string[];
let pids: number[];
let kept: KeptServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-keep-'));
  news = [];
  pids = [];
});
afterEach(async () => {
  await kept.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a program of node; resolves once `until` has been told. */
async function keep(program: string, until: string): Promise<void> {
  let arrived!: () => void;
  const arrival = new Promise<void>((resolve) => (arrived = resolve));
  const write = (text: string) => {
    news.push(text);
    if (text.startsWith(until)) arrived();
  };
  const spec = {
    title: 'A server',
    command: process.execPath,
    args: ['-e', program],
    cwd: folder,
    env: process.env,
    logFile: join(folder, 'server.log'),
    signal: new AbortController().signal,
    ready: () => Promise.resolve(true),
    readyWithinMs: 10_000,
    stopWithinMs: 5_000,
  };
  kept = await keepServer(spec, [], {
    spawned: (pid) => Promise.resolve(void pids.push(pid)),
    ended: (how) => write(`ended ${how}`),
    back: () => write('back'),
    givenUp: (how) => write(`given up ${how}`),
  });
  await arrival;
}

describe('a server that is kept', () => {
  it('is given up when it ends five times within a minute, and adds its words to those of earlier starts', async () => {
    await writeFile(join(folder, 'server.log'), 'of an earlier start\n');
    await keep(`console.log('out of luck'); setTimeout(() => process.exit(3), 300)`, 'given up');
    expect(news.filter((text) => text.startsWith('ended'))).toHaveLength(4);
    expect(news.at(-1)).toBe('given up exit code 3');
    expect(new Set(pids).size).toBe(5);
    expect(await readFile(join(folder, 'server.log'), 'utf8')).toBe(
      `of an earlier start\n${'out of luck\n'.repeat(5)}`,
    );
  });

  it('is not started again once it was told to stop, also when it was about to be', async () => {
    await keep(`setTimeout(() => process.exit(1), 300)`, 'ended');
    await kept.stop();
    expect(pids).toHaveLength(1);
    expect(await describeProcess(pids[0] ?? 0)).toBeUndefined();
  });
});
