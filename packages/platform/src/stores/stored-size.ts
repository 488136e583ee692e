import mongoose from 'mongoose';

const known = new WeakMap<object, number>();

/** What a key and an entry of a list cost beside their content, in either form. */
const BESIDE = 16;
/** The longest number in JSON; what else is neither a text nor an object is shorter. */
const NUMBER = 24;

/**
 * The bytes that a value takes, in JSON (Kafka) or BSON (the store), whichever is more: control characters are larger in
 * the one, lists of numbers in the other.
 */
function measured(value: object): number {
  const found = known.get(value);
  if (found !== undefined) return found;
  const size = Math.max(Buffer.byteLength(JSON.stringify(value)), mongoose.mongo.BSON.calculateObjectSize({ value }));
  known.set(value, size);
  return size;
}

const sizeOf = (value: unknown): number => {
  if (typeof value === 'object' && value !== null) return measured(value);
  // A text is longer in JSON, but for the few bytes that BSON has beside it.
  return typeof value === 'string' ? Buffer.byteLength(JSON.stringify(value)) : NUMBER;
};

/**
 * The bytes that a state takes. A state shares with the one before it what has not changed, and each part and each entry
 * of its lists is measured once: after a change only what is new is looked at.
 */
export const storedSize = (state: object): number =>
  Object.entries(state).reduce<number>((sum, [key, value]) => {
    const size = Array.isArray(value)
      ? value.reduce<number>((listed, entry) => listed + sizeOf(entry) + BESIDE, 0)
      : sizeOf(value);
    return sum + key.length + BESIDE + size;
  }, 0);
