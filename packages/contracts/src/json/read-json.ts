import { decodeText, TextEncodingError } from '../text/decode-text.js';
import { JsonSyntaxError, mayHoldHalfPair, parseJsonDocument } from './document.js';
import { membersIn, membersOf } from './members.js';
import { mayHoldFaultyNumber } from './number-fault.js';
import type { LocatedFault } from '../text/text-position.js';

export type ReadJson = { ok: true; value: unknown } | { ok: false; fault: LocatedFault };

/**
 * JSON from elsewhere, or the first place where reading it would change it in silence, see `decodeText` and
 * `parseJsonDocument`. Costs little more than `JSON.parse`: only what looks suspicious is read again with its places.
 */
export function readJson(bytes: Uint8Array): ReadJson {
  try {
    return readJsonText(decodeText(bytes));
  } catch (error) {
    if (error instanceof TextEncodingError) return { ok: false, fault: faultOf(error, '') };
    throw error;
  }
}

/** The same, of what is text already. */
export function readJsonText(text: string): ReadJson {
  try {
    const value = parsed(text);
    const isSuspicious =
      value === undefined || mayHoldFaultyNumber(text) || mayHoldHalfPair(text) || membersIn(text) !== membersOf(value);
    return { ok: true, value: isSuspicious ? parseJsonDocument(text).value : value };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return { ok: false, fault: faultOf(error, error.pointer) };
    throw error;
  }
}

const faultOf = ({ message, position }: JsonSyntaxError | TextEncodingError, pointer: string): LocatedFault => ({
  ...position,
  pointer,
  message,
});

/** Undefined for what is no JSON: no JSON stands for it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
