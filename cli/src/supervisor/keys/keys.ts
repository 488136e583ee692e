import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensurePair, type PairFiles } from './key-pair.js';
import { ensureRetired } from './retired.js';
import { ensureServiceToken } from './service-token.js';

/** Who may sign the actor of a command. */
const ACTORS = ['gateway', 'coach', 'rehearsal'] as const;
/** Who signs: beside those of commands, `session` signs what users carry, `checkpoint` the state of the audit log. */
export const SIGNERS = [...ACTORS, 'session', 'checkpoint'] as const;
export type Signer = (typeof SIGNERS)[number];

export interface Keys {
  privateKeyFile(signer: Signer): string;
  publicKeyFile(signer: Signer): string;
  /** The checkpoint keys that were in use before: what they signed stays verifiable. */
  retiredKeysFile: string;
  /** What services show each other, so that nobody else reads from the owners. */
  serviceTokenFile: string;
  /** JWK array of those who may sign the actor of a command. */
  actorPublicKeys: string;
}

export const pairFiles = (folder: string, signer: Signer): PairFiles => ({
  signer,
  privateFile: join(folder, `${signer}.private.jwk.json`),
  publicFile: join(folder, `${signer}.public.jwk.json`),
});

export const retiredFile = (folder: string): string => join(folder, 'checkpoint.retired.json');

/** Reads the keys of this home, and makes those that are not there yet; none that is there is ever written again. */
export async function openKeys(folder: string): Promise<Keys> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const signer of SIGNERS) await ensurePair(pairFiles(folder, signer));
  await ensureRetired(retiredFile(folder));
  const serviceTokenFile = join(folder, 'service-token');
  await ensureServiceToken(serviceTokenFile);
  const actors = ACTORS.map((signer) => readFile(pairFiles(folder, signer).publicFile, 'utf8'));
  return {
    privateKeyFile: (signer) => pairFiles(folder, signer).privateFile,
    publicKeyFile: (signer) => pairFiles(folder, signer).publicFile,
    retiredKeysFile: retiredFile(folder),
    serviceTokenFile,
    actorPublicKeys: `[${(await Promise.all(actors)).join(',')}]`,
  };
}
