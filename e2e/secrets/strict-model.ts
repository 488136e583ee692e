import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const chunk = (delta: object, finish_reason: string | null = null): string =>
  `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
const ANSWER = JSON.stringify({ content: 'Welcome.', choices: null, actions: [] });

/** A model's endpoint that answers, and repeats the key that it was given when it turns somebody away. */
export async function startStrictModel(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    let asked = '';
    request.on('data', (part: Buffer) => (asked += part.toString()));
    request.on('end', () => {
      if (asked.includes('turn me away')) {
        const message = `Incorrect API key provided: ${request.headers.authorization ?? ''}`;
        response.writeHead(401, { 'content-type': 'application/json', 'x-your-key': request.headers.authorization });
        response.end(JSON.stringify({ error: { message, type: 'invalid_request_error', code: 'invalid_api_key' } }));
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end([chunk({ content: ANSWER }), chunk({}, 'stop'), 'data: [DONE]\n\n'].join(''));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
