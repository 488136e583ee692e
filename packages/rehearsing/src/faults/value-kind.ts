import { quoted } from '@rehearsal/contracts/text/suggest';
import type { JsonValue } from '@rehearsal/contracts/json/values';
import type { ToldShape } from '../told-shape.js';

const TYPES: Readonly<Partial<Record<ToldShape['kind'], { type: string; noun: string }>>> = {
  text: { type: 'string', noun: 'a text' },
  time: { type: 'string', noun: 'a time' },
  number: { type: 'number', noun: 'a number' },
  flag: { type: 'boolean', noun: 'true or false' },
  list: { type: 'list', noun: 'a list' },
  object: { type: 'object', noun: 'an object' },
};

const typeOf = (value: JsonValue): string => (Array.isArray(value) ? 'list' : typeof value);

/** What to call what stands at a place; undefined where that is not known. */
export const nounOf = (shape: ToldShape | undefined): string | undefined => {
  if (shape === undefined || shape.kind === 'object') return shape?.noun;
  return shape.kind === 'word' ? 'a word' : TYPES[shape.kind]?.noun;
};

/** Why a value is never what stands there, for it is of another kind, and what may be meant. Null may stand anywhere. */
export function otherKind(value: JsonValue, shape: ToldShape | undefined): { text: string; hint?: string } | undefined {
  const type = shape && TYPES[shape.kind]?.type;
  if (type === undefined || value === null || typeOf(value) === type) return undefined;
  const given = Object.values(TYPES).find((kind) => kind.type === typeOf(value))?.noun ?? '';
  const shown = typeof value === 'boolean' ? `is ${value}` : `is ${given}`;
  const hint = meant(value, type);
  return { text: `${shown}, and this is ${nounOf(shape) ?? ''}.`, ...(hint !== undefined && { hint }) };
}

const FLAGS = new Map([
  ['true', 'true'],
  ['yes', 'true'],
  ['false', 'false'],
  ['no', 'false'],
]);

function meant(value: JsonValue, type: string): string | undefined {
  if (typeof value === 'object') return undefined;
  if (type === 'string') return quoted(String(value));
  if (type === 'list') return `[${quoted(value)}]`;
  if (type === 'boolean') return FLAGS.get(String(value).toLowerCase());
  return type === 'number' && String(Number(value)) === value ? value : undefined;
}
