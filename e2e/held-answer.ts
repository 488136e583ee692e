import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A way to the system on which the answer to one request is held back until it is let go. */
export async function startHeldAnswer(url: string, method: string, path: string) {
  let letGo = (): void => undefined;
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  let isHeld = false;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      void (async () => {
        const {
          host: _,
          connection: __,
          'transfer-encoding': ___,
          ...headers
        } = request.headers as Record<string, string>;
        const body = parts.length === 0 ? {} : { body: Buffer.concat(parts) };
        const answer = await fetch(new URL(request.url ?? '/', url), {
          method: request.method ?? 'GET',
          headers,
          ...body,
        });
        const whole = Buffer.from(await answer.arrayBuffer());
        if (request.method === method && request.url === path) {
          isHeld = true;
          await gone;
        }
        // As it came, but for how it was packed on its way.
        for (const [name, value] of answer.headers)
          if (!/^(?:content-encoding|content-length|transfer-encoding|connection|keep-alive)$/.test(name))
            response.setHeader(name, value);
        response.writeHead(answer.status).end(whole);
      })().catch(() => response.destroy());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isHeld: () => isHeld,
    letGo: () => letGo(),
    close: (): void => {
      letGo();
      server.closeAllConnections();
      server.close();
    },
  };
}
