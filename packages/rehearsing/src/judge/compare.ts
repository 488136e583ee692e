import { canonicalJson } from '@rehearsal/contracts/coaching/canonical';
import type { JsonObject, JsonValue } from '@rehearsal/contracts/json/values';
import type { ToldShape } from '../told-shape.js';

type Shape = ToldShape | undefined;

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keyShape = (shape: Shape, key: string): Shape =>
  shape?.kind === 'object' && Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;

const memberShape = (shape: Shape): Shape => (shape?.kind === 'list' ? shape.of : undefined);

/** A value that people wrote, with words of vocabularies in their canonical spelling, as in a template. */
export function spelled(value: JsonValue, shape: Shape): JsonValue {
  if (shape?.kind === 'word') return shape.read.safeParse(value).data ?? value;
  if (Array.isArray(value)) return value.map((entry) => spelled(entry, memberShape(shape)));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, spelled(entry, keyShape(shape, key))]));
}

/**
 * What two values must share to be equal, by the rules of the digest: the order of set-like lists does not count, and
 * neither do times, of which only counts whether there is one.
 */
export const essence = (value: JsonValue, shape: Shape): string =>
  shape?.kind === 'time' && typeof value === 'string' ? instant(value) : canonicalJson(settled(value, shape));

function settled(value: JsonValue, shape: Shape): JsonValue {
  if (Array.isArray(value)) {
    const entries = value.map((entry) => settled(entry, memberShape(shape)));
    return shape?.kind === 'list' && shape.isSet
      ? entries
          .map((entry) => [canonicalJson(entry), entry] as const)
          .sort(byKey)
          .map(([, entry]) => entry)
      : entries;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) => {
      const its = keyShape(shape, key);
      if (its?.kind !== 'time') return [[key, settled(entry, its)]];
      return its.maybe ? [[key, entry !== null]] : [];
    }),
  );
}

const byKey = ([left]: readonly [string, JsonValue], [right]: readonly [string, JsonValue]): number =>
  left < right ? -1 : left > right ? 1 : 0;

/** One instant may be written in several ways. */
const instant = (text: string): string => {
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : new Date(at).toISOString();
};
