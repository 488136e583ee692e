import { useEffect, useState } from 'react';
import { dropDraft, keepDraft, keptDraft, type StoredDraft } from './draft-store.js';

const isSame = (left: StoredDraft, right: StoredDraft): boolean => JSON.stringify(left) === JSON.stringify(right);

/** What is being written: kept in the tab from the first change until it is saved. */
export const useDraft = (storeKey: string, saved: StoredDraft) => {
  const [kept] = useState(() => keptDraft(storeKey));
  const [draft, setDraft] = useState(kept ?? saved);
  const [baseline, setBaseline] = useState(saved);
  const [isRestored, setRestored] = useState(kept !== null && !isSame(kept, saved));
  /** Counts the times that the text was replaced from outside, since the JSON editor holds a text of its own. */
  const [generation, setGeneration] = useState(0);
  const isDirty = !isSame(draft, baseline);

  useEffect(() => {
    if (isDirty) keepDraft(storeKey, draft);
    else dropDraft(storeKey);
  }, [storeKey, draft, isDirty]);

  return {
    draft,
    isDirty,
    isRestored,
    generation,
    change: (part: Partial<StoredDraft>) => setDraft((before) => ({ ...before, ...part })),
    discard: () => {
      setDraft(baseline);
      setRestored(false);
      setGeneration((before) => before + 1);
    },
    markSaved: (sent: StoredDraft) => {
      setBaseline(sent);
      setRestored(false);
      dropDraft(storeKey);
    },
  };
};
