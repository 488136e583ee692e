import type { FieldFault } from '@rehearsal/contracts/http/problem';

/** A template is at most 19 deep, see contracts/json-values; with the body around it that is 20. */
const MAX_DEPTH = 20;
const MOST_FAULTS = 20;
/** A file that is sent as it is names its schema; the schemas of the routes say where that is welcome. */
const SCHEMA = '$schema';
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * What no body may hold, whatever its schema: nesting that could exhaust a stack, and keys that JavaScript or a database
 * would take for something else.
 */
export function guardJson(body: unknown): FieldFault[] {
  const faults: FieldFault[] = [];

  const visit = (value: unknown, pointer: string, depth: number): void => {
    if (typeof value !== 'object' || value === null || faults.length >= MOST_FAULTS) return;
    if (depth > MAX_DEPTH) {
      faults.push({ pointer, message: `is nested more than ${MAX_DEPTH} deep` });
      return;
    }
    if (Array.isArray(value)) {
      for (const [index, entry] of value.entries()) {
        if (typeof entry === 'object') visit(entry, `${pointer}/${index}`, depth + 1);
      }
      return;
    }
    for (const [key, entry] of Object.entries(value)) {
      const forbidden = FORBIDDEN.has(key) || (key.startsWith('$') && key !== SCHEMA);
      if (!forbidden && typeof entry !== 'object') continue;
      const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (forbidden) faults.push({ pointer: place, message: 'is a forbidden key' });
      else visit(entry, place, depth + 1);
    }
  };

  visit(body, '', 1);
  return faults;
}
