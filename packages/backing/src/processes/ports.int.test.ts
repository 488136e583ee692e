import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort, rememberedPort } from './ports.js';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ports-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

/** Where Linux says so; elsewhere outgoing connections begin higher up. */
const outgoingFrom = async (): Promise<number> => {
  const range = await readFile('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').catch(() => '49152');
  return Number(range.split(/\s/)[0]);
};

describe('the port of a server that may be started again', () => {
  it('is none that an outgoing connection could be given meanwhile', async () => {
    const ports = await Promise.all(Array.from({ length: 50 }, freePort));
    expect(Math.max(...ports)).toBeLessThan(await outgoingFrom());
    expect(new Set(ports).size).toBe(50);
  });

  it('is that of the last start, unless somebody else has it', async () => {
    const first = await rememberedPort(home, 'kafka');
    expect(await rememberedPort(home, 'kafka')).toBe(first);
    const stranger = createServer();
    await new Promise<void>((resolve) => stranger.listen(first, '127.0.0.1', resolve));
    const second = await rememberedPort(home, 'kafka');
    await new Promise((resolve) => stranger.close(resolve));
    expect(second).not.toBe(first);
    expect(await rememberedPort(home, 'kafka')).toBe(second);
  });
});
