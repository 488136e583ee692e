import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface BrokerProxy {
  /** host:port to give to a client instead of the broker's. */
  address: string;
  /**
   * Asked for each piece that the broker answers: true cuts the connection in place of the answer, so that the broker has
   * done what was asked and the client cannot know.
   */
  cutReplies(decide: () => boolean): void;
  /** Holds back everything that the broker answers, as if it had hung, until `flow` is called. */
  hold(): void;
  flow(): void;
  /** How many connections were cut so far. */
  cuts(): number;
  close(): Promise<void>;
}

/**
 * Stands between a client and a single broker. A broker tells its clients where it is, so the port is replaced in what it
 * answers: after the host's name comes the port as an int32, in every version of the protocol. Stores and Redis say nothing
 * of that kind, and may be behind one too; `at` is the port of one that was closed, whose clients look for it there.
 */
export async function openBrokerProxy(broker: string, at = 0): Promise<BrokerProxy> {
  const [host = '', port = ''] = broker.split(':');
  const sockets = new Set<Socket>();
  let decide = () => false;
  let cuts = 0;
  let held: (() => void)[] | undefined;

  const server = createServer((client) => {
    const upstream = connect(Number(port), host);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on('data', (chunk: Buffer) => {
      const answer = () => client.write(withPort(chunk, host, Number(port), (server.address() as AddressInfo).port));
      if (held) held.push(answer);
      else if (!decide()) answer();
      else {
        cuts += 1;
        client.destroy();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(at, host, resolve));

  return {
    address: `${host}:${(server.address() as AddressInfo).port}`,
    cutReplies: (by) => (decide = by),
    hold: () => (held = []),
    flow: () => {
      for (const answer of held ?? []) answer();
      held = undefined;
    },
    cuts: () => cuts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function withPort(chunk: Buffer, host: string, from: number, to: number): Buffer {
  const wanted = Buffer.concat([Buffer.from(host), int32(from)]);
  const changed = Buffer.from(chunk);
  for (let at = changed.indexOf(wanted); at !== -1; at = changed.indexOf(wanted, at + 1)) {
    int32(to).copy(changed, at + host.length);
  }
  return changed;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
