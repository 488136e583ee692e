import { readdir, readlink } from 'node:fs/promises';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { leaveARequest } from '@rehearsal/testing/leave-a-request';

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
  const address = `${url}${API}/instances/${instance}`;
  const afterMs = turn % 7;
  if (turn % 2 === 0) return leaveARequest(address, { method: 'GET', token, sent: 0, afterMs });
  const body = JSON.stringify({ content: 'Hello' });
  return leaveARequest(`${address}/messages`, { method: 'POST', token, body, sent: turn % body.length, afterMs });
}
