import { z } from 'zod';

/** A variable that holds JSON. `expected` ends the sentence "must be ...", which tells nothing of a secret's content. */
export const jsonOf = <Schema extends z.ZodType>(schema: Schema, expected: string) =>
  z.string().transform((text, context): z.output<Schema> => {
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: `must be ${expected}` });
      return z.NEVER;
    }
  });

const PublicShape = z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });

export const PublicKey = jsonOf(PublicShape, 'a public Ed25519 key as a JWK');
export const PrivateKey = jsonOf(PublicShape.extend({ d: z.string() }), 'a private Ed25519 key as a JWK');

/** Where a service answers, without a slash at its end. */
export const Origin = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

/** A list with commas between; none where nothing is set. */
export const listOf = <Schema extends z.ZodType<string, string>>(item: Schema) =>
  z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean),
    )
    .pipe(z.array(item));

/** How many of something, at least one. */
export const count = (usual: number) => z.coerce.number().int().positive().default(usual);
