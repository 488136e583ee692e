import { jsonPointer } from '@rehearsal/contracts/json/pointer';
import type { Template } from '@rehearsal/contracts/template/template';

/** What one text becomes; the path says where it stands. */
export type MapText = (text: string, path: readonly PropertyKey[]) => string;

/** Keys whose values are of a closed vocabulary, times, or, as tags, words about the scenario and not the person. */
const CLOSED = new Set(
  'schema_version tags clock is_active current_phase identity_focus asked_questions skipped_identity_categories category state role timestamp created_at started_at ended_at action_type to_phase from_phase new_focus op'.split(
    ' ',
  ),
);
/** Keys under which anything may be written, keys included. */
const FREE = new Set(['metadata', 'component_config', 'value', 'expect']);

/** A whole number of nine digits and more may be an id; it stays a number. */
const mapNumber = (number: number, path: readonly PropertyKey[], map: MapText): number => {
  const mapped = Number.isInteger(number) ? Number(map(String(number), path)) : number;
  return Number.isFinite(mapped) ? mapped : number;
};

const unused = (key: string, taken: object): string => {
  let free = key;
  for (let count = 2; Object.hasOwn(taken, free); count += 1) free = `${key} ${count}`;
  return free;
};

const mapFree = (value: unknown, path: readonly PropertyKey[], map: MapText): unknown => {
  if (typeof value === 'string') return map(value, path);
  if (typeof value === 'number') return mapNumber(value, path, map);
  if (Array.isArray(value)) return value.map((entry, index) => mapFree(entry, [...path, index], map));
  if (typeof value !== 'object' || value === null) return value;
  const mapped: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    const place = [...path, key];
    mapped[unused(map(key, place), mapped)] = mapFree(entry, place, map);
  }
  return mapped;
};

const mapPointer = (pointer: string, path: readonly PropertyKey[], map: MapText): string => {
  if (pointer === '') return pointer;
  const segments = pointer.slice(1).split('/');
  return jsonPointer(segments.map((segment) => map(segment.replaceAll('~1', '/').replaceAll('~0', '~'), path)));
};

const mapSection = (value: unknown, path: readonly PropertyKey[], map: MapText): unknown => {
  if (typeof value === 'string') return map(value, path);
  if (Array.isArray(value)) return value.map((entry, index) => mapSection(entry, [...path, index], map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      const place = [...path, key];
      if (CLOSED.has(key)) return [key, entry];
      if (FREE.has(key)) return [key, mapFree(entry, place, map)];
      if (key === 'pointer' && typeof entry === 'string') return [key, mapPointer(entry, place, map)];
      return [key, mapSection(entry, place, map)];
    }),
  );
};

/** A template with each of its texts mapped, in document order; links are texts too, and are left for the caller to mend. */
export const mapTemplateTexts = (template: Template, map: MapText): Template =>
  mapSection(template, [], map) as Template;
