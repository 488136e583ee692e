import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Who signs: the gateway and the coach sign the actor of a command, `session` signs what users carry, `checkpoint` the
 * state of the audit log.
 */
const SIGNERS = ['gateway', 'coach', 'session', 'checkpoint'] as const;
type Signer = (typeof SIGNERS)[number];

export interface Keys {
  privateKeyFile(signer: Signer): string;
  publicKeyFile(signer: Signer): string;
  /** JWK array of those who may sign the actor of a command. */
  actorPublicKeys: string;
}

/** Reads the keys of this home, and makes those that are not there yet; they stay, so sessions outlive a restart. */
export async function openKeys(folder: string): Promise<Keys> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = (signer: Signer, half: 'private' | 'public') => join(folder, `${signer}.${half}.jwk.json`);
  for (const signer of SIGNERS) await ensurePair(signer, file(signer, 'private'), file(signer, 'public'));
  const actors = (['gateway', 'coach'] as const).map((signer) => readFile(file(signer, 'public'), 'utf8'));
  return {
    privateKeyFile: (signer) => file(signer, 'private'),
    publicKeyFile: (signer) => file(signer, 'public'),
    actorPublicKeys: `[${(await Promise.all(actors)).join(',')}]`,
  };
}

/** The private half holds the public one, so it alone decides whether a pair exists. */
async function ensurePair(kid: Signer, privateFile: string, publicFile: string): Promise<void> {
  const { kty, crv, x, d } = await readKey(privateFile).catch(() =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
  );
  const named = { kty, crv, x, kid, alg: 'EdDSA' };
  await writeSecret(privateFile, JSON.stringify({ ...named, d }));
  await writeSecret(publicFile, JSON.stringify(named));
}

const readKey = async (file: string): Promise<JsonWebKey> => JSON.parse(await readFile(file, 'utf8')) as JsonWebKey;

/** Readable by its owner alone, also when the file was there with other rights. */
export async function writeSecret(file: string, text: string): Promise<void> {
  await writeFile(file, text, { mode: 0o600 });
  await chmod(file, 0o600);
}
