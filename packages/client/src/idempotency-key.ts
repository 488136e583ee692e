/**
 * 128 random bits for an `Idempotency-Key`: a command that is given twice under one key takes effect once.
 * `crypto.randomUUID` exists only in secure contexts; this exists everywhere.
 */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
