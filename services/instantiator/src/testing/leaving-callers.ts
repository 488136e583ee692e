import { readdir, readlink } from 'node:fs/promises';
import { connect } from 'node:net';

/** Connections that a process has open, by the system's own word. */
export async function socketsOf(pid: number): Promise<number> {
  const folder = `/proc/${pid}/fd`;
  // One may be closed between the two looks.
  const open = await Promise.all((await readdir(folder)).map((fd) => readlink(`${folder}/${fd}`).catch(() => '')));
  return open.filter((what) => what.startsWith('socket:')).length;
}

interface House {
  url: string;
  token: string;
}

/**
 * Asks for an instance, or says something to it with a body of which more or less is sent, and goes sooner or later: each
 * `turn` in its own way.
 */
export function leaveInTheMiddle({ url, token }: House, instance: string, turn: number): Promise<void> {
  const body = turn % 2 === 0 ? '' : JSON.stringify({ content: 'Hello' });
  const { port } = new URL(url);
  const head = [
    `${body === '' ? `GET /api/v1/instances/${instance}` : `POST /api/v1/instances/${instance}/messages`} HTTP/1.1`,
    `Host: localhost:${port}`,
    `Authorization: Bearer ${token}`,
    ...(body === '' ? [] : ['Content-Type: application/json', `Content-Length: ${body.length}`]),
    '',
    '',
  ].join('\r\n');
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    socket.once('error', reject);
    socket.once('close', () => resolve());
    socket.write(head + body.slice(0, turn % (body.length || 1)), () => {
      setTimeout(() => socket.destroy(), turn % 7);
    });
  });
}
