/**
 * What is typed is kept in the tab until it is saved: a lost session, a reload or a crash of the page loses nothing.
 */

export interface StoredDraft {
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly text: string;
  /** As they are: they are not written here, and saving keeps them. */
  readonly rehearsals: readonly unknown[];
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
    return kept === null ? null : (JSON.parse(kept) as StoredDraft);
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
