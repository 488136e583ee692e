import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';

/** A frame of gRPC with an empty message: not compressed, no bytes. */
const EMPTY_MESSAGE = Buffer.alloc(5);
const OK = '0';
const UNAVAILABLE = '14';

/**
 * Speaks as much of gRPC as a client needs: answers every call with an empty message, and those called Broken with a failure.
 * On a stream called Watch it answers each message, until the client ends.
 */
export async function startGrpcServer(): Promise<{ address: string; close(): Promise<void> }> {
  const server = createServer();
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => sessions.add(session));
  server.on('stream', (stream, headers) => {
    stream.on('wantTrailers', () =>
      stream.sendTrailers({ 'grpc-status': headers[':path']?.endsWith('Broken') ? UNAVAILABLE : OK }),
    );
    // A client may leave in the middle of a stream.
    stream.on('error', () => undefined);
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    if (headers[':path']?.endsWith('/Watch'))
      stream.on('data', () => stream.write(EMPTY_MESSAGE)).on('end', () => stream.end());
    else stream.end(EMPTY_MESSAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const session of sessions) session.destroy();
      }),
  };
}
