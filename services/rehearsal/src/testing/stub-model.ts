import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the endpoint of a person's model meets one request. */
export type Behaviour = (response: ServerResponse) => void;

export const answering =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Behaviour =>
  (response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body));

/** A completion, as OpenAI's API has it. */
export const saying = (content: string | null, more: object = {}): Behaviour =>
  answering({ choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content, ...more } }] });

export const silent: Behaviour = () => undefined;

interface AskedModel {
  body: { model: string; seed: number; messages: { role: string; content: string }[] };
  authorization: string | undefined;
}

/** A model that plays persons, meets its requests as it is told, in order, and keeps what it was asked. */
export async function startStubModel() {
  let behaviours: Behaviour[] = [];
  let asked: AskedModel[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const behave = behaviours[asked.length] ?? answering({}, 500);
      asked.push({ body: JSON.parse(text) as AskedModel['body'], authorization: request.headers.authorization });
      behave(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: () => asked,
    behave: (...next: Behaviour[]): void => {
      behaviours = next;
      asked = [];
    },
    close: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
}
export type StubModel = Awaited<ReturnType<typeof startStubModel>>;
