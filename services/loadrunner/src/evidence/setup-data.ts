/** What a script's setup hands to its iterations, tokens as a rule: k6 writes it into summaries, and there it must not stay. */
const SETUP_DATA = 'setup_data';

const SHORTEST = 16;

/** The document, which is JSON, without it at any depth. */
export function withoutSetupData(document: unknown): unknown {
  const text = JSON.stringify(document, (key, value: unknown) => (key === SETUP_DATA ? undefined : value));
  return JSON.parse(text) as unknown;
}

/** The texts in it that are long enough to be a secret and are no sentence and no address. */
export function secretsOfSetup(summary: unknown): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value === 'string' && value.length >= SHORTEST && !/\s|^https?:\/\//.test(value)) found.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look((summary as Record<string, unknown> | null)?.[SETUP_DATA]);
  return [...found].sort((a, b) => b.length - a.length);
}

/** The text without any of these. */
export const withoutAny = (secrets: readonly string[], text: string): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);
