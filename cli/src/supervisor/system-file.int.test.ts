import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeClaim } from '@rehearsal/backing/processes/claim';
import { layoutOf, type Layout } from './layout.js';
import type { SystemFile } from '@rehearsal/backing/running/system-file';
import { runningSystem, writeSystemFile } from './system-file.js';

const system: SystemFile = {
  url: 'http://127.0.0.1:1',
  pid: process.pid,
  started_at: '2026-01-01T00:00:00.000Z',
  providers: {},
  services: {},
  worker_environment: {},
};
let layout: Layout;
beforeEach(async () => {
  layout = layoutOf(await mkdtemp(`${tmpdir()}/rehearsal-home-`));
});
afterEach(() => rm(layout.home, { recursive: true, force: true }));

describe('the system of a home', () => {
  it('is nobody while nobody holds the home, known once it is written down, and not known while it starts', async () => {
    expect(await runningSystem(layout)).toBeUndefined();
    await writeClaim(layout.ownerFile, process.pid);
    expect(await runningSystem(layout)).toEqual({ pid: process.pid, system: undefined });
    await writeSystemFile(layout, system);
    expect(await runningSystem(layout)).toEqual({ pid: process.pid, system });
  });

  it.each([
    ['cannot be read', (file: string) => mkdir(file), 'EISDIR'],
    ['is damaged', (file: string) => writeFile(file, '{"url":'), 'JSON'],
  ])('is not said to be away where its file %s', async (_, damage, why) => {
    await writeClaim(layout.ownerFile, process.pid);
    await damage(layout.systemFile);
    await expect(runningSystem(layout)).rejects.toThrow(layout.systemFile);
    await expect(runningSystem(layout)).rejects.toThrow(why);
  });
});
