import { appendFile, mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { beginLog, lastLines } from './log-file.js';

let folder: string;
let logFile: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-log-'));
  logFile = join(folder, 'logs', 'server.log');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the log of a process', () => {
  it('keeps what earlier starts wrote, of which the last lines of this start say nothing', async () => {
    expect(await beginLog(logFile)).toBe(0);
    await appendFile(logFile, 'the disk is full\n');
    const from = await beginLog(logFile);
    expect(await lastLines(logFile, from)).toEqual([]);
    await appendFile(logFile, '  listens\n\n');
    expect(await lastLines(logFile, from)).toEqual(['listens']);
    expect(await readFile(logFile, 'utf8')).toBe('the disk is full\n  listens\n\n');
  });

  it('is put beside the next one once it is large, and replaces the one that was put there before', async () => {
    for (const word of ['first', 'second']) {
      await beginLog(logFile);
      await appendFile(logFile, word);
      await truncate(logFile, 10 * 1024 * 1024 + 1);
    }
    expect(await beginLog(logFile)).toBe(0);
    await appendFile(logFile, 'third');
    expect(await readdir(join(folder, 'logs'))).toEqual(['server.log', 'server.log.1']);
    expect(await readFile(logFile, 'utf8')).toBe('third');
    expect((await readFile(`${logFile}.1`, 'utf8')).slice(0, 6)).toBe('second');
  });

  it('has no last lines where there is none', async () => {
    expect(await lastLines(logFile, 0)).toEqual([]);
  });
});
