import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chanceOf } from './chance.js';

/** A coach that answers at once in the shapes that the load tests read, and remembers what was not cleaned up. */
export interface StubCoach {
  readonly url: string;
  /** Requests since it started. */
  readonly requests: () => number;
  /** Guests and conversations that exist now. */
  readonly leftovers: () => { guests: number; conversations: number };
  /** Every token that it ever gave. */
  readonly tokens: () => string[];
  close(): Promise<void>;
}

export interface StubFaults {
  /** Paths that begin so answer 500. */
  failing?: string;
  /** Milliseconds before every answer. */
  delayMs?: number;
  /** Up to so many milliseconds more, by chance, the same ones in each process. */
  jitterMs?: number;
}

interface Call {
  path: string;
  body: Record<string, unknown>;
  token: string;
  response: ServerResponse;
}

const CONVERSATION = /^\/v1\/conversations\/([^/]+)(\/items)?$/;

export async function startStubCoach(faults: StubFaults = {}): Promise<StubCoach> {
  const guests = new Set<string>();
  const tokens: string[] = [];
  const conversations = new Map<string, unknown[]>();
  let requests = 0;

  const login = ({ response }: Call) => {
    const token = randomUUID();
    guests.add(token);
    tokens.push(token);
    json(response, 200, accessToken(token), { 'set-cookie': `jan_refresh_token=${token}; HttpOnly; Path=/` });
  };
  const answer = ({ path, body, response }: Call) => {
    if (body.store === true && path === '/v1/conv/chat/completions')
      conversations.get(String(body.conversation))?.push({}, {});
    if (body.stream !== true) json(response, 200, path === '/v1/responses' ? wholeResponse : wholeCompletion);
    else streamed(response, path === '/v1/responses' ? responseEvents : completionEvents);
  };
  const routes: Record<string, (call: Call) => void> = {
    'GET /health': ({ response }) => json(response, 200, { status: 'ok' }),
    'POST /v1/auth/guest-login': login,
    'GET /v1/auth/refresh-token': ({ response, token }) =>
      json(response, guests.has(token) ? 200 : 401, accessToken(token)),
    'POST /v1/auth/logout': ({ response, token }) => json(response, guests.delete(token) ? 200 : 401, { status: 'ok' }),
    'GET /v1/models': ({ response }) => json(response, 200, { object: 'list', data: [{ id: 'jan-v1-4b' }] }),
    'POST /v1/conversations': ({ response }) => {
      const id = randomUUID();
      conversations.set(id, []);
      json(response, 201, { id, object: 'conversation' });
    },
    'GET /v1/conversations': ({ response }) =>
      json(response, 200, { data: [...conversations.keys()].map((id) => ({ id })) }),
    'POST /v1/chat/completions': answer,
    'POST /v1/conv/chat/completions': answer,
    'POST /v1/responses': answer,
  };
  const oneConversation = (method: string, id: string, { response }: Call) => {
    if (method === 'DELETE') json(response, conversations.delete(id) ? 200 : 404, { id, deleted: true });
    else json(response, 200, { object: 'list', data: conversations.get(id) ?? [] });
  };

  const jitter = chanceOf(1);
  const server = createServer((request, response) => {
    requests += 1;
    void bodyOf(request).then((body) => {
      const { method = 'GET', url: path = '/' } = request;
      const call = { path, body, token: (request.headers.authorization ?? '').replace('Bearer ', ''), response };
      const respond = () => {
        const id = CONVERSATION.exec(path)?.[1];
        const route = routes[`${method} ${path}`];
        if (faults.failing !== undefined && path.startsWith(faults.failing))
          json(response, 500, { error: 'broken on purpose' });
        else if (id !== undefined) oneConversation(method, id, call);
        else if (route) route(call);
        else json(response, 404, { error: 'no such route' });
      };
      setTimeout(respond, (faults.delayMs ?? 0) + jitter.between(0, faults.jitterMs ?? 0));
    });
  });
  server.on('upgrade', (request, socket) => {
    // As RFC 6455 has it: the key of the client, with this text behind it.
    const key = `${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    if (request.url !== '/socket') socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
    else
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
    // The client says goodbye at once.
    socket.on('data', () => socket.end()).on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    leftovers: () => ({ guests: guests.size, conversations: conversations.size }),
    tokens: () => tokens,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const usage = { prompt_tokens: 5, completion_tokens: 4, input_tokens: 5, output_tokens: 4, total_tokens: 9 };
const accessToken = (token: string) => ({ object: 'access.token', access_token: token, expires_in: 900 });
const wholeCompletion = {
  object: 'chat.completion',
  choices: [{ message: { role: 'assistant', content: 'Tell me more.' } }],
  usage,
};
const wholeResponse = { object: 'response', status: 'completed', output: [{ type: 'message' }], usage };
const completionEvents = [
  ...['Tell', ' me', ' more.'].map(
    (content, n) => `data: ${JSON.stringify({ choices: [{ delta: { content } }], elapsed_ms: 2 * n })}\n\n`,
  ),
  `data: ${JSON.stringify({ choices: [], usage })}\n\n`,
  'data: [DONE]\n\n',
];
const responseEvents = ['response.created', 'response.completed'].map(
  (type) => `event: ${type}\ndata: ${JSON.stringify({ type, response: wholeResponse })}\n\n`,
);

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function streamed(response: ServerResponse, events: string[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const event of events) response.write(event);
  response.end();
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>);
}
