import { createConnection } from 'node:net';

/** Sends bytes to host:port and answers the first bytes that come back; undefined when nothing does in time. */
function ask(address: string, request: Buffer, timeoutMs = 2_000): Promise<Buffer | undefined> {
  const { host, port } = splitAddress(address);
  return new Promise((resolve) => {
    const socket = createConnection({ host, port });
    const finish = (answer?: Buffer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(timeoutMs, () => finish());
    socket.once('error', () => finish());
    socket.once('close', () => finish());
    socket.once('connect', () => socket.write(request));
    socket.once('data', (data) => finish(data));
  });
}

function splitAddress(address: string): { host: string; port: number } {
  const url = new URL(address.includes('://') ? address : `tcp://${address}`);
  // A URL keeps the brackets of an IPv6 host; a socket wants none.
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 0) };
}

/** True once one of the brokers answers requests and knows at least one broker that takes part in the cluster. */
export async function kafkaAnswers(brokers: string): Promise<boolean> {
  const [first = ''] = brokers.split(',');
  const answer = await ask(first.trim(), metadataRequest());
  // size, correlation id, then the number of brokers (Metadata v1).
  return answer !== undefined && answer.length >= 12 && answer.readInt32BE(8) > 0;
}

/** Metadata v1 for no topics at all: the cheapest question whose answer lists the brokers. */
function metadataRequest(): Buffer {
  const request = Buffer.alloc(18);
  request.writeInt32BE(14, 0);
  request.writeInt16BE(3, 4); // Metadata
  request.writeInt16BE(1, 6); // version
  request.writeInt32BE(1, 8); // correlation id
  request.writeInt16BE(-1, 12); // no client id
  request.writeInt32BE(0, 14); // no topics
  return request;
}

/** True once Redis serves commands: not while it still loads its file. A server that asks for a password counts. */
export async function redisAnswers(url: string): Promise<boolean> {
  const address = new URL(url);
  const answer = await ask(`tcp://${address.hostname}:${address.port || '6379'}`, Buffer.from('PING\r\n'));
  const text = answer?.toString('latin1') ?? '';
  return text.startsWith('+PONG') || text.startsWith('-NOAUTH');
}

/** True once a MongoDB server takes messages: it answers an OP_MSG `{ hello: 1, $db: 'admin' }`. */
export async function mongoAnswers(url: string): Promise<boolean> {
  // mongodb:// may list several hosts and omit ports; the first is enough to know that somebody is there.
  const [first = ''] = url
    .replace(/^mongodb:\/\//, '')
    .replace(/^[^@/]*@/, '')
    .split(/[,/?]/);
  const answer = await ask(/:\d+$/.test(first) ? first : `${first}:27017`, helloMessage());
  return answer !== undefined && answer.length > 16;
}

function helloMessage(): Buffer {
  const int32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32LE(value);
    return bytes;
  };
  const hello = Buffer.concat([Buffer.from('\x10hello\0', 'latin1'), int32(1)]);
  const db = Buffer.concat([Buffer.from('\x02$db\0', 'latin1'), int32(6), Buffer.from('admin\0', 'latin1')]);
  const document = Buffer.concat([int32(4 + hello.length + db.length + 1), hello, db, Buffer.from([0])]);
  const body = Buffer.concat([int32(0), Buffer.from([0]), document]);
  return Buffer.concat([int32(16 + body.length), int32(1), int32(0), int32(2013), body]);
}
