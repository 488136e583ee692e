import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type ED25519KeyPairOptions,
  type JsonWebKey,
} from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { CliError } from '../../errors.js';
import { placeFile } from '../place-file.js';

const PEM: ED25519KeyPairOptions<'pem', 'pem'> = {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
};

/** The files of one signer's Ed25519 key. */
export interface PairFiles {
  signer: string;
  privateFile: string;
  publicFile: string;
}

/** An Ed25519 key as JWK; `x` is its public half, which also names the key. */
export interface PrivateJwk {
  kty: 'OKP';
  crv: 'Ed25519';
  x: string;
  d: string;
}

/**
 * The public half of a pair, as text; makes the pair when neither half is there. Whatever else is wrong with the files is
 * refused: a key that is replaced in silence ends sessions, and makes all that it signed look forged.
 */
export async function ensurePair(files: PairFiles): Promise<string> {
  const [secret, open] = await Promise.all([readKey(files.privateFile), readKey(files.publicFile)]);
  if (secret === undefined && open === undefined) return makePair(files);
  if (secret === undefined) throw unusable(files.privateFile, files.signer, 'is not there, though its public half is');
  await requirePrivate(files.privateFile);
  const { x } = readPrivate(secret, files);
  const named = publicText(x, files.signer);
  // Both are placed in turn, so this is where a machine stopped.
  if (open === undefined) await placeFile(files.publicFile, named);
  else if (publicHalfOf(open) !== x)
    throw unusable(files.publicFile, files.signer, `is not the public half of ${files.privateFile}`);
  return named;
}

/** Makes a new pair, in place of what is there. The old public half must be gone by then. */
export async function makePair({ signer, privateFile, publicFile }: PairFiles): Promise<string> {
  // Read anew before it is exported: Node 20 may stand still for ever when it exports what it has just made.
  const { d, x } = createPrivateKey(generateKeyPairSync('ed25519', PEM).privateKey).export({ format: 'jwk' });
  const named = publicText(x ?? '', signer);
  await placeFile(privateFile, JSON.stringify({ ...(JSON.parse(named) as JsonWebKey), d }));
  await placeFile(publicFile, named);
  return named;
}

/** Reads a whole private key whose two halves fit. */
export function readPrivate(text: string, { privateFile, signer }: PairFiles): PrivateJwk {
  try {
    const { kty, crv, x, d } = JSON.parse(text) as JsonWebKey;
    const key = createPrivateKey({ key: { kty, crv, x, d } as JsonWebKey, format: 'jwk' });
    const fits = createPublicKey(key).export({ format: 'jwk' }).x === x;
    if (crv === 'Ed25519' && fits && x !== undefined && d !== undefined) return { kty: 'OKP', crv, x, d };
  } catch {
    // Said below, for whichever reason.
  }
  throw unusable(privateFile, signer, 'does not hold a whole private key');
}

/** Undefined for what is not there; what cannot be read is no reason to make a new one. */
export async function readKey(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new CliError(`The key ${file} cannot be read (${message}); let the user who starts this read it.`);
  }
}

const publicText = (x: string, kid: string): string =>
  JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA' });

/** Undefined for what is not a key. */
export function publicHalfOf(text: string): string | undefined {
  try {
    const { x } = JSON.parse(text) as { x?: unknown };
    return typeof x === 'string' ? x : undefined;
  } catch {
    return undefined;
  }
}

/** Refuses a secret that others may read. Windows keeps rights elsewhere. */
export async function requirePrivate(file: string): Promise<void> {
  const mode = (await stat(file)).mode & 0o777;
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  throw new CliError(
    `The key ${file} is open to others (mode ${mode.toString(8)}); run \`chmod 600 ${file}\`, and replace the key if somebody may have taken it.`,
  );
}

function unusable(file: string, signer: string, what: string): CliError {
  return new CliError(
    `The key ${file} ${what}; put it back from a copy, or have a new one made with \`npx rehearse keys rotate ${signer}\`.`,
  );
}
