import { randomInt } from 'node:crypto';
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
  const port = last > 0 && (await isFree(last)) ? last : await freePort();
  await mkdir(join(home, 'ports'), { recursive: true });
  await writeFile(file, String(port));
  return port;
}

/** Ports that this process gave out: two services asking at once must not be given the same one. */
const givenOut = new Set<number>();

/** A port that nobody listens on, and that no outgoing connection is given. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = randomInt(LISTENING.from, LISTENING.to);
    if (givenOut.has(port)) continue;
    givenOut.add(port);
    if (await isFree(port)) return port;
  }
  throw new Error(`no port from ${LISTENING.from} to ${LISTENING.to - 1} is free; end what listens there`);
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
