import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { deserialize } from 'bson';

const OP_MSG = 2013;
const HEADER_BYTES = 16;
/** Header, flags, and the kind of the first section, which is the command itself. */
const COMMAND_AT = HEADER_BYTES + 4 + 1;
const WRITES = new Set(['insert', 'update', 'delete', 'findAndModify', 'bulkWrite']);

export interface StoreMeter {
  url: string;
  /** Bytes of the commands that wrote to each database since the last call. */
  take(): Map<string, number>;
  close(): Promise<void>;
}

/** Stands between the services and their store and counts what is written, whatever the shape in which they keep it. */
export async function openStoreMeter(mongoUrl: string): Promise<StoreMeter> {
  const { hostname, port } = new URL(mongoUrl);
  let written = new Map<string, number>();
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port || 27017), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.setNoDelay(true);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
    eachMessage(near, (message) => {
      const database = writtenTo(message);
      if (database !== undefined) written.set(database, (written.get(database) ?? 0) + message.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `mongodb://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const taken = written;
      written = new Map();
      return taken;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Each message of MongoDB's protocol begins with its own length. */
function eachMessage(socket: Socket, tell: (message: Buffer) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= HEADER_BYTES && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      tell(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  });
}

function writtenTo(message: Buffer): string | undefined {
  if (message.readInt32LE(12) !== OP_MSG || message[COMMAND_AT - 1] !== 0) return undefined;
  const command = deserialize(message.subarray(COMMAND_AT, COMMAND_AT + message.readInt32LE(COMMAND_AT)));
  const [name = ''] = Object.keys(command);
  return WRITES.has(name) ? String(command.$db) : undefined;
}
