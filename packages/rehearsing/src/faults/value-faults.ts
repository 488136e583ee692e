import { closest, quoted, withHint } from '@rehearsal/contracts/text/suggest';
import type { JsonValue } from '@rehearsal/contracts/json/values';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import type { ToldShape } from '../told-shape.js';
import { faultAt, type Path } from './located.js';
import { otherKind } from './value-kind.js';

/** What is wrong with a value that the state is compared with: words that are none, another kind of value, and keys that nothing there has. */
export function valueFaults(value: JsonValue, shape: ToldShape | undefined, at: Path): TemplateFault[] {
  if (shape?.kind === 'word') {
    const message = value === null ? undefined : shape.read.safeParse(value).error?.issues[0]?.message;
    return message === undefined ? [] : [faultAt(at, message)];
  }
  const other = otherKind(value, shape);
  if (other) return [faultAt(at, withHint(other.text, other.hint))];
  if (Array.isArray(value))
    return shape?.kind === 'list' ? value.flatMap((entry, index) => valueFaults(entry, shape.of, [...at, index])) : [];
  if (typeof value !== 'object' || value === null || shape?.kind !== 'object') return [];
  const known = Object.keys(shape.keys);
  return Object.entries(value).flatMap(([key, entry]) => {
    if (Object.hasOwn(shape.keys, key)) return valueFaults(entry, shape.keys[key], [...at, key]);
    const suggestion = closest(key, known);
    const message = `${quoted(key)} is not a key of ${shape.noun}.`;
    return [faultAt([...at, key], withHint(message, suggestion && quoted(suggestion)))];
  });
}
