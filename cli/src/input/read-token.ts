import { readFile } from 'node:fs/promises';
import { tokenFault } from '@rehearsal/client/token-fault';
import { CliError, InputError } from '../errors.js';

/** The token of the environment. What can be none is told by its kind, and nothing of it is printed. */
export function readToken(text: string): string {
  const token = text.trim();
  const fault = tokenFault(token);
  if (fault === undefined) return token;
  throw new InputError(
    `REHEARSAL_TOKEN is not a token: ${fault}; set it to the one word that \`rehearse tokens create\` printed.`,
  );
}

/** The token that a system leaves in its home for the command line. */
export async function readTokenFile(file: string): Promise<string> {
  const token = (await readFile(file, 'utf8')).trim();
  const fault = tokenFault(token);
  if (fault === undefined) return token;
  throw new CliError(`${file} holds no token: ${fault}; start the system again, and it is written anew.`);
}
