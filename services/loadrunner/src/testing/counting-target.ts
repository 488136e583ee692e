import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a run did to its target, in ms since 1970. */
export interface Traffic {
  /** How many k6 processes said that they begin. */
  begun: number;
  /** How many requests came after that. */
  loads: number;
  first: number;
  last: number;
}

/** A target that knows which run each request belongs to: scripts ask for `/begin/<name>` once, then for `/load/<name>`. */
export async function startCountingTarget() {
  const traffic = new Map<string, Traffic>();
  const server = createServer((request, response) => {
    const [, kind, name = ''] = (request.url ?? '').split('/');
    const now = Date.now();
    const seen = traffic.get(name) ?? { begun: 0, loads: 0, first: now, last: now };
    const begins = kind === 'begin' ? 1 : 0;
    traffic.set(name, { ...seen, begun: seen.begun + begins, loads: seen.loads + 1 - begins, last: now });
    response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** By the name of the run, which is its parameter `model`. */
    traffic,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A load test for it, with options and what else it does. */
export const countedScript = (options: string, more = ''): string => `import http from 'k6/http';
import { sleep } from 'k6';
export const options = ${options};
const ask = (kind) => http.get(__ENV.BASE + '/' + kind + '/' + __ENV.MODEL);
export function setup() { ask('begin'); }
export default function () { ask('load'); sleep(0.05); }
${more}`;
