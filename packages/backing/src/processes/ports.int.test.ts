import { spawn } from 'node:child_process';
import { once } from 'node:events';
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

  it('is none that another process was given, also before anybody listens on it', async () => {
    const ports = new URL('../../dist/processes/ports.js', import.meta.url).href;
    const gives = `const { rememberedPort } = await import('${ports}');
      console.log(await rememberedPort(${JSON.stringify(home)}, 'kafka'));
      process.stdin.resume();`;
    const other = spawn(process.execPath, ['--input-type=module', '-e', gives], { stdio: ['pipe', 'pipe', 'inherit'] });
    const [line] = (await once(other.stdout, 'data')) as [Buffer];
    const given = Number(line.toString());
    const ours = await rememberedPort(home, 'kafka');
    other.kill('SIGKILL');
    await once(other, 'exit');
    expect(given).toBeGreaterThan(0);
    expect(ours).not.toBe(given);
  });
});
