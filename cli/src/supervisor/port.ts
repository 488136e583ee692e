import { createServer } from 'node:net';
import { freePort } from '@rehearsal/backing/processes/ports';
import { CliError } from '../errors.js';

const HOST = '127.0.0.1';

/** The port the gateway will take: `wanted` if it is free, any free one for 0. */
export async function choosePort(wanted: number): Promise<number> {
  if (wanted === 0) return freePort();
  const server = createServer();
  try {
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(wanted, HOST, resolve));
    return wanted;
  } catch (error) {
    throw new CliError(explain(error as NodeJS.ErrnoException, wanted), { cause: error });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}

function explain({ code, message }: NodeJS.ErrnoException, port: number): string {
  const remedy = `choose another with REHEARSAL_PORT=${port === 65_535 ? 8080 : port + 1}, or REHEARSAL_PORT=0 for any free one`;
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program; stop it, or ${remedy}.`;
  if (code === 'EACCES') return `Port ${port} is reserved for privileged programs; ${remedy}.`;
  return `Port ${port} cannot be listened on (${message}); ${remedy}.`;
}
