import { withHint } from '@rehearsal/contracts/text/suggest';
import type { JsonValue } from '@rehearsal/contracts/json/values';
import type { Operators } from '@rehearsal/contracts/rehearsal/operators';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import type { ToldShape } from '../told-shape.js';
import { faultAt, type Path } from './located.js';
import { nounOf, otherKind } from './value-kind.js';

const OF_NUMBERS = ['at_least', 'at_most'] as const;
const OF_HELD = ['contains', 'not_contains'] as const;
const OF_PATTERNS = ['matches', 'not_matches'] as const;
const OF_PARTS = [...OF_HELD, ...OF_PATTERNS] as const;
/** What stands there as a text. */
const WRITTEN: readonly ToldShape['kind'][] = ['text', 'word', 'time'];

/** Operators that can never hold for what stands there, such as a bound of numbers for a list: the coach could not pass. */
export function misfits(operators: Operators, shape: ToldShape | undefined, at: Path): TemplateFault[] {
  const noun = nounOf(shape);
  if (shape === undefined || noun === undefined) return [];
  const asked = <N extends keyof Operators>(names: readonly N[]) =>
    names.filter((name) => operators[name] !== undefined);
  return [
    ...(shape.kind === 'number' ? [] : asked(OF_NUMBERS)).map((name) => {
      const meant = shape.kind === 'list' || shape.kind === 'object';
      const hint = meant ? `"count": {"${name}": ${String(operators[name])}}` : undefined;
      return faultAt([...at, name], withHint(`is a bound of numbers, and this is ${noun}.`, hint));
    }),
    ...(shape.kind === 'object' ? asked(OF_PARTS) : []).map((name) =>
      faultAt([...at, name], `is about a text or a list, and this is ${noun}: name the key that is meant in the path`),
    ),
    ...(shape.kind === 'number' || shape.kind === 'flag' ? asked(OF_PARTS) : []).map((name) =>
      faultAt([...at, name], `is about a text or a list, and this is ${noun}`),
    ),
    ...(shape.kind === 'list' && shape.of.kind === 'object' ? asked(OF_PATTERNS) : []).map((name) =>
      faultAt([...at, name], 'is about texts, and these are none: name the key that is meant in the path'),
    ),
    ...(WRITTEN.includes(shape.kind) ? asked(OF_HELD) : []).flatMap((name) =>
      partFaults(operators[name], [...at, name]),
    ),
  ];
}

/** A part of a text is a text, and nothing is a part of every text. */
function partFaults(part: JsonValue | undefined, at: Path): TemplateFault[] {
  if (part === '') return [faultAt(at, 'is empty, and every text contains that')];
  const other = otherKind(part ?? null, { kind: 'text' });
  if (other) return [faultAt(at, withHint(other.text, other.hint))];
  return part === null ? [faultAt(at, 'is null, and no text contains that')] : [];
}
