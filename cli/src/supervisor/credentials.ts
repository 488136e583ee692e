import { createHash, randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Layout } from './layout.js';
import { placeFile } from './place-file.js';

export interface Credentials {
  /** Admin token of the command line, for as long as this start lives. */
  cliToken: string;
  /** Signs the first person in, once. */
  linkToken: string;
}

const secret = (): string => randomBytes(32).toString('base64url');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** New secrets for each start. The gateway is given their hashes only. */
export async function issueCredentials(layout: Pick<Layout, 'bootstrapFile' | 'cliTokenFile'>): Promise<Credentials> {
  const credentials = { cliToken: `rh_${secret()}`, linkToken: secret() };
  await mkdir(dirname(layout.bootstrapFile), { recursive: true });
  await placeFile(
    layout.bootstrapFile,
    JSON.stringify({ link_token_hash: sha256(credentials.linkToken), cli_token_hash: sha256(credentials.cliToken) }),
  );
  await placeFile(layout.cliTokenFile, credentials.cliToken);
  return credentials;
}
