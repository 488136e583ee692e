import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Lying } from '@rehearsal/testing/at-rest';

/** A value that lies nowhere else in the world. */
export const canary = (prefix = ''): string => `${prefix}${randomBytes(24).toString('hex')}`;

/** What k6, a script or a person of whom nobody here knows may have been given: any token that is signed. */
const SIGNED = /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/;

/** Secrets by the name of their kind, and where each of them was found beyond the places where it must rest. */
export class Canaries {
  readonly #known = new Map<string, string>();

  add(kind: string, secret: string | undefined): string {
    if (secret === undefined || secret.length < 20) throw new Error(`${kind} is no secret: ${secret ?? 'nothing'}`);
    this.#known.set(kind, secret);
    return secret;
  }

  kinds(): string[] {
    return [...this.#known.keys()];
  }

  /** As it is, or as base64 keeps it from its beginning on. */
  foundIn(lying: readonly Lying[]): string[] {
    return [...this.#known].flatMap(([kind, secret]) => {
      const encoded = Buffer.from(secret).toString('base64').replaceAll('=', '').slice(0, -2);
      return lying
        .filter(({ text }) => text.includes(secret) || text.includes(encoded))
        .map(({ place, text }) => `${kind} in ${place}: ${around(text, secret)}`);
    });
  }
}

export const signedIn = (lying: readonly Lying[]): string[] =>
  lying
    .filter(({ text }) => SIGNED.test(text))
    .map(({ place, text }) => `a signed token in ${place}: ${around(text, 'eyJ')}`);

const around = (text: string, secret: string): string => {
  const at = text.indexOf(secret);
  return text.slice(Math.max(0, at - 60), Math.max(0, at));
};

/** The command line of every process of the machine. */
export async function commandLines(): Promise<Lying> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'args'], { maxBuffer: 64 * 1024 * 1024 });
  return { place: 'a command line', text: stdout };
}
