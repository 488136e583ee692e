import type { PartName } from './json-parts.js';

/**
 * What is typed is kept in the tab until it is saved: a lost session, a reload or a crash of the page loses nothing.
 */

/** The parts of a scenario that are written as JSON, each as it was typed. */
export type PartTexts = Readonly<Record<PartName, string>>;

export interface StoredDraft {
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly texts: PartTexts;
}

const keyOf = (scenarioId: string): string => `rehearsal:draft:${scenarioId}`;

export const keepDraft = (scenarioId: string, draft: StoredDraft): void => {
  try {
    sessionStorage.setItem(keyOf(scenarioId), JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden; the page itself still holds the text.
  }
};

export const keptDraft = (scenarioId: string): StoredDraft | null => {
  try {
    const kept = sessionStorage.getItem(keyOf(scenarioId));
    const draft = kept === null ? null : (JSON.parse(kept) as Partial<StoredDraft>);
    // One that was kept before a scenario had several texts cannot be gone on with.
    return draft?.texts === undefined ? null : (draft as StoredDraft);
  } catch {
    return null;
  }
};

export const dropDraft = (scenarioId: string): void => {
  try {
    sessionStorage.removeItem(keyOf(scenarioId));
  } catch {
    // Nothing was kept there either.
  }
};
