import { connect } from 'node:net';

/**
 * Asks `address` as the holder of `token` with headers that announce all of `body`, sends only its first `sent` characters,
 * and cuts the connection after `afterMs`.
 */
export function leaveARequest(
  address: string,
  asked: { method: string; token: string; body?: string; sent: number; afterMs?: number; headers?: readonly string[] },
): Promise<void> {
  const { port, pathname } = new URL(address);
  const { method, token, body = '', sent, afterMs = 0, headers = [] } = asked;
  const head = [
    `${method} ${pathname} HTTP/1.1`,
    `Host: localhost:${port}`,
    `Authorization: Bearer ${token}`,
    ...(body === '' ? [] : ['Content-Type: application/json', `Content-Length: ${body.length}`]),
    ...headers,
    '',
    '',
  ].join('\r\n');
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.once('error', reject);
    socket.once('close', () => resolve());
    socket.write(head + body.slice(0, sent), () => {
      if (afterMs > 0) setTimeout(() => socket.destroy(), afterMs);
      else socket.destroy();
    });
  });
}
