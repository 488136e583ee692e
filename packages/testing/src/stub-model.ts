import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the model's endpoint meets one request. */
export type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

interface Asked {
  body: { model: string; seed?: number; messages: { role: string; content: string }[] };
  authorization: string | undefined;
}

const chunk = (delta: object, finish_reason: string | null = null): string =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;

/** The pieces in which a model would stream this text. */
const streamed = (text: string): string[] => (text.match(/[^]{1,9}/g) ?? []).map((content) => chunk({ content }));

const startStream = (response: ServerResponse): void =>
  void response.writeHead(200, { 'content-type': 'text/event-stream' });

/** A whole completion in one piece; `told` stands beside its choices, as its usage does. */
export const completing =
  (content: string | null, told: object = {}, message: object = {}): Behaviour =>
  (response) => {
    const choice = { index: 0, finish_reason: 'stop', message: { role: 'assistant', content, ...message } };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ choices: [choice], ...told }));
  };

/** A completion as a stream, as it should be. */
export const saying =
  (text: string, finish = 'stop'): Behaviour =>
  (response) => {
    startStream(response);
    response.end([...streamed(text), chunk({}, finish), 'data: [DONE]\n\n'].join(''));
  };

/** Says half of the text, and the rest once it is let go on. */
export const halting =
  (text: string, until: Promise<unknown>): Behaviour =>
  (response) => {
    startStream(response);
    const pieces = streamed(text);
    const said = pieces.splice(0, pieces.length / 2);
    response.write(said.join(''));
    void until.then(() => response.end([...pieces, chunk({}, 'stop'), 'data: [DONE]\n\n'].join('')));
  };

/** A stream of these very bytes, which then ends as if all were well. */
export const sending =
  (...lines: string[]): Behaviour =>
  (response) => {
    startStream(response);
    response.end(lines.join(''));
  };

export const declining =
  (refusal: string): Behaviour =>
  (response) => {
    startStream(response);
    response.end([chunk({ refusal }), chunk({}, 'stop'), 'data: [DONE]\n\n'].join(''));
  };

/** This very answer, whatever was asked. */
export const answering =
  (status: number, headers: Record<string, string> = {}, body = '{"error":{"message":"no","type":"t"}}'): Behaviour =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);

/** Takes the request and never says a word. */
export const silent: Behaviour = () => undefined;

/** Says so much, and then the connection is gone. */
export const cutAfter =
  (text: string): Behaviour =>
  (response) => {
    startStream(response);
    response.write(streamed(text).join(''), () => response.destroy());
  };

/** Ends the stream in the middle, in good order, without a last word. */
export const endingAfter =
  (text: string): Behaviour =>
  (response) => {
    startStream(response);
    response.end(streamed(text).join(''));
  };

/** Says the beginning of an answer, and then the same word for ever, `everyMs` apart. */
export const neverEnding =
  (everyMs: number, word: string): Behaviour =>
  (response) => {
    startStream(response);
    response.write(chunk({ content: '{"content":"' }));
    const timer = setInterval(() => void response.write(chunk({ content: word })), everyMs);
    response.on('close', () => clearInterval(timer));
  };

/** An OpenAI-compatible endpoint that meets its requests as it is told, in order, and keeps what it was asked. */
export async function startStubModel() {
  let behaviours: Behaviour[] = [];
  let asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => {
      const behave = behaviours[asked.length] ?? answering(500);
      asked.push({ body: JSON.parse(body) as Asked['body'], authorization: request.headers.authorization });
      behave(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: () => asked,
    /** How the next requests are met; any further one gets a 500. */
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
