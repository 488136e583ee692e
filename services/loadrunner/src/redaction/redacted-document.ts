import { redacted } from './redacted.js';

/**
 * A JSON document without secrets, which is one still: its texts are looked through, each with the name that it stands
 * under. Over the document's text a check that is named "has access_token" would lose what is measured of it.
 */
export function redactedDocument(value: unknown, name?: string): unknown {
  if (typeof value === 'string') return name === undefined ? redacted(value) : redactedUnder(name, value);
  if (Array.isArray(value)) return value.map((entry) => redactedDocument(entry, name));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, held]) => [redacted(key), redactedDocument(held, key)] as const);
  return Object.fromEntries(entries);
}

/** As it would be shown beside its name: that alone may be what makes a secret of it. */
function redactedUnder(name: string, text: string): string {
  const alone = redacted(text);
  if (alone !== text) return alone;
  return redacted(`"${name}":"${text}"`) === `"${name}":"${text}"` ? text : '[redacted]';
}

/** Of text that is JSON, the same without secrets; undefined of any other. */
export function redactedJson(text: string): string | undefined {
  try {
    const document = JSON.parse(text) as unknown;
    const shown = redactedDocument(document);
    return JSON.stringify(shown) === JSON.stringify(document) ? text : JSON.stringify(shown, null, 2);
  } catch {
    return undefined;
  }
}
