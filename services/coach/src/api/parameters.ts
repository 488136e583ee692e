import { z } from 'zod';

const MOST_STOPS = 4;

export const MaxTokens = z.int('must be a whole number').min(1, 'must be at least 1').nullish();
export const Stop = z
  .union([z.string(), z.array(z.string()).max(MOST_STOPS, `holds more than ${MOST_STOPS} sequences`)])
  .transform((stop) => (typeof stop === 'string' ? [stop] : stop).filter((sequence) => sequence !== ''))
  .nullish();
export const Seed = z.int('must be a whole number').nullish();
/** zod leaves out in silence what stands under the key that JavaScript keeps for itself. */
const hasProto = (given: unknown): boolean =>
  typeof given === 'object' && given !== null && Object.hasOwn(given, '__proto__');
export const Metadata = z
  .unknown()
  .refine((given) => !hasProto(given), 'cannot have the key "__proto__"')
  .pipe(z.record(z.string().max(64), z.string().max(512)))
  .refine((metadata) => Object.keys(metadata).length <= 16, 'has more than 16 keys')
  .nullish();
export const StreamOptions = z
  .looseObject({ include_usage: z.boolean().nullish(), include_obfuscation: z.boolean().nullish() })
  .nullish();
export const Conversation = z
  .union([z.string().min(1).max(200), z.looseObject({ id: z.string().min(1).max(200) }).transform(({ id }) => id)])
  .nullish();

/** Asks for something that no answer here has: refused unless it says that it is not wanted. */
export const notHere = (what: string, isNeutral: (value: unknown) => boolean = () => false) =>
  z
    .unknown()
    .refine((value) => value === null || isNeutral(value), `${what} cannot be had here`)
    .optional();

export const isFalse = (value: unknown): boolean => value === false;
export const isZero = (value: unknown): boolean => value === 0;
export const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

/** How a model samples, thinks, is billed and is watched over. They steer and promise nothing of an answer's form. */
export const Sampling = {
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  service_tier: z.string().nullish(),
  user: z.string().nullish(),
  safety_identifier: z.string().nullish(),
  prompt_cache_key: z.string().nullish(),
  prompt_cache_options: z.unknown().optional(),
  prompt_cache_retention: z.unknown().optional(),
};
