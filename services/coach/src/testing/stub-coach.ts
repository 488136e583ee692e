import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a coach of somebody's own meets one request. */
export type CoachBehaviour = (response: ServerResponse) => void;

export const answering =
  (body: unknown, { status = 200, type = 'application/json', headers = {} }: Answering = {}): CoachBehaviour =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': type, ...headers })
      .end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));

interface Answering {
  status?: number;
  type?: string;
  headers?: Record<string, string>;
}

/** Server-sent events of these data, each a line. */
export const streaming =
  (...data: unknown[]): CoachBehaviour =>
  (response) =>
    answering(data.map((each) => `data: ${typeof each === 'string' ? each : JSON.stringify(each)}\n\n`).join(''), {
      type: 'text/event-stream',
    })(response);

export const silent: CoachBehaviour = () => undefined;

/** The connection is gone before there is any answer. */
export const hangUp: CoachBehaviour = (response) => void response.socket?.destroy();

/** Begins an answer and then the connection is gone. */
export const cutAfter =
  (text: string): CoachBehaviour =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length + 100 });
    response.write(text, () => response.destroy());
  };

/** A coach of somebody's own that meets its requests as it is told, and keeps what it was asked. */
export async function startStubCoach() {
  let behave: CoachBehaviour[] = [];
  let asked: { path: string; headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const next = behave[asked.length] ?? answering('', { status: 500 });
      asked.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces).toString() });
      next(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/turn`,
    asked: () => asked,
    behave: (...next: CoachBehaviour[]): void => {
      behave = next;
      asked = [];
    },
    close: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
}
export type StubCoach = Awaited<ReturnType<typeof startStubCoach>>;
