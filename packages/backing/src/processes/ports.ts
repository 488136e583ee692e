import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

const host = '127.0.0.1';

/** A free port, remembered under `home` so that a warm start has the addresses of the last one. */
export async function rememberedPort(home: string, name: string): Promise<number> {
  const file = join(home, 'ports', name);
  const last = Number(await readFile(file, 'utf8').catch(() => '0'));
  const port = last > 0 && (await listenOnce(last)) !== undefined ? last : await listenOnce(0);
  if (port === undefined) throw new Error('the operating system gave no free port');
  await mkdir(join(home, 'ports'), { recursive: true });
  await writeFile(file, String(port));
  return port;
}

/** Ports that this process gave out: two services asking at once must not be given the same one. */
const givenOut = new Set<number>();

async function listenOnce(wanted: number): Promise<number | undefined> {
  const server = createServer();
  const port = await new Promise<number | undefined>((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(wanted, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : undefined);
    });
  });
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (wanted !== 0 || port === undefined) return port;
  if (givenOut.has(port)) return listenOnce(0);
  givenOut.add(port);
  return port;
}
