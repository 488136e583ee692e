import { z } from 'zod';

/** What fits into one record of Kafka (8 MB) and one document of the store (16 MB), with room for a last answer. */
const LARGEST_BYTES = 6_000_000;
const MOST_MESSAGES = 10_000;

/** What an answer may add to an instance that was not full when it was asked: whoever is heard is answered. */
export const ANSWER_BYTES = 1_000_000;

/**
 * The largest body that holds a template: in a file it is indented, and in an import it may be a text within JSON, so it
 * takes up to twice what is kept of it. Whatever can be frozen can be exported and sent back.
 */
export const TEMPLATE_BODY_BYTES = 2 * (LARGEST_BYTES + ANSWER_BYTES);

/** The bounds of an instance, as variables of whoever makes one: its owner, and the owner of what it is made from. */
export const instanceBoundsShape = {
  INSTANCE_MAX_MESSAGES: z.coerce
    .number()
    .int()
    .min(2)
    .max(MOST_MESSAGES)
    .default(MOST_MESSAGES)
    .describe('How many messages an instance holds'),
  INSTANCE_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(10_000)
    .max(LARGEST_BYTES)
    .default(LARGEST_BYTES)
    .describe('How large an instance grows by messages; more is not published and stored as one'),
};

export interface InstanceBounds {
  messages: number;
  bytes: number;
}

export const boundsOf = (config: { INSTANCE_MAX_MESSAGES: number; INSTANCE_MAX_BYTES: number }): InstanceBounds => ({
  messages: config.INSTANCE_MAX_MESSAGES,
  bytes: config.INSTANCE_MAX_BYTES,
});

/** What an instance may hold that is made whole, of a template or of another instance: as much as one grows to. */
export const wholeBytes = ({ bytes }: InstanceBounds): number => bytes + ANSWER_BYTES;
