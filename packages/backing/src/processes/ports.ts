import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

const host = '127.0.0.1';
/**
 * Below what systems give to outgoing connections (Linux from 32768 on, others from 49152): a server that is killed and
 * started again would sometimes find its port taken by one of those.
 */
const LISTENING = { from: 20_000, to: 32_768 };
const ATTEMPTS = 500;

/** A free port, remembered under `home` so that a warm start has the addresses of the last one. */
export async function rememberedPort(home: string, name: string): Promise<number> {
  const file = join(home, 'ports', name);
  const last = Number(await readFile(file, 'utf8').catch(() => '0'));
  const port = last > 0 && (await isOurs(last)) && (await isFree(last)) ? last : await freePort();
  await mkdir(join(home, 'ports'), { recursive: true });
  await writeFile(file, String(port));
  return port;
}

/** A port that nobody listens on or was given, and that no outgoing connection is given. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = randomInt(LISTENING.from, LISTENING.to);
    if (marks.has(port)) continue;
    if ((await isOurs(port)) && (await isFree(port))) return port;
  }
  throw new Error(`no port from ${LISTENING.from} to ${LISTENING.to - 1} is free; end what listens there`);
}

/** For each port that this process thought of giving out, whether it may. */
const marks = new Map<number, Promise<boolean>>();

function isOurs(port: number): Promise<boolean> {
  const mark = marks.get(port) ?? markGiven(port);
  marks.set(port, mark);
  return mark;
}

/**
 * Tells the other processes of this machine that a port is given out, for as long as this one lives: whoever was given it
 * may take seconds until it listens, and be gone for some when it is started again. The mark is a UDP socket with the same
 * number, which the system takes away with the process.
 */
function markGiven(port: number): Promise<boolean> {
  const mark = createSocket('udp4').unref();
  return new Promise((resolve) => {
    mark.once('error', ({ code }: NodeJS.ErrnoException) => {
      mark.close();
      // Where no such socket can be had at all, nobody else has one either.
      resolve(code !== 'EADDRINUSE');
    });
    mark.bind({ port, address: host, exclusive: true }, () => resolve(true));
  });
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
