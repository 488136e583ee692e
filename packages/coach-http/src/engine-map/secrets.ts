import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { strict } from '@rehearsal/contracts/json/strict-section';

/**
 * Where a secret is: it never stands in the map itself, which people keep in a repository. Variables have a prefix, so a
 * map can send no other secret of the process to a coach.
 */
export const SecretReference = z.union(
  [
    strict('a secret', {
      variable: z
        .string()
        .regex(
          /^(?:ENGINE|OPENAI)_[A-Z0-9_]{1,100}$/,
          'names no variable for engines: those begin with ENGINE_ or OPENAI_',
        ),
    }),
    strict('a secret', { file: z.string().min(1) }),
  ],
  'is a secret, which is given by reference: { "variable": "ENGINE_..." or "OPENAI_..." } or { "file": "<path>" }',
);
export type SecretReference = z.output<typeof SecretReference>;

/** Reads secrets where they are; throws a sentence that names the place and tells nothing of what is there. */
export const secretsFrom =
  (env: Readonly<Record<string, string | undefined>>) =>
  (reference: SecretReference): string => {
    const secret =
      'variable' in reference ? env[reference.variable]?.trim() : readFileSync(reference.file, 'utf8').trim();
    const place = 'variable' in reference ? reference.variable : reference.file;
    if (!secret) throw new Error(`${place} is ${'variable' in reference ? 'not set' : 'empty'}`);
    // All are sent as headers, and the complaint of one that cannot be would tell the secret.
    if (!/^[\t\x20-\x7e]*$/.test(secret))
      throw new Error(`${place} holds what no header can, such as a line break or a typographic quote`);
    return secret;
  };
