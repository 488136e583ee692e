/**
 * What is typed is kept in the browser until it is saved, for each person and scenario: a lost session, a reload, a
 * crash or a closed tab loses nothing.
 */

/** What was being changed: the text as it was saved last, and its version where there is one. */
export interface Baseline {
  readonly text: string;
  readonly version?: number | undefined;
}

interface StoredDraft {
  readonly text: string;
  readonly base: Baseline;
}

const keyOf = (name: string): string => `rehearsal:draft:${name}`;

/** Gives false where it could not be kept: storage is full or forbidden, and the page alone holds the text. */
export const keepDraft = (name: string, draft: StoredDraft): boolean => {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
};

export const keptDraft = (name: string): StoredDraft | null => {
  try {
    const kept = localStorage.getItem(keyOf(name));
    return kept === null ? null : (JSON.parse(kept) as StoredDraft);
  } catch {
    return null;
  }
};

export const dropDraft = (name: string): void => {
  try {
    localStorage.removeItem(keyOf(name));
  } catch {
    // Nothing was kept there either.
  }
};
