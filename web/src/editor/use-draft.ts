import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { dropDraft, keepDraft, keptDraft, type Baseline } from './draft-store.js';

/** So long after the last key the draft is kept; a long scenario is not written anew for each of them. */
const KEEP_AFTER_MS = 300;

/** What is being written: kept in the browser from the first change until it is saved. */
export const useDraft = (storeKey: string, saved: Baseline) => {
  const [kept] = useState(() => keptDraft(storeKey));
  const [text, setText] = useState(kept?.text ?? saved.text);
  const [base, setBase] = useState(kept?.base ?? saved);
  const [isRestored, setRestored] = useState(kept !== null && kept.text !== kept.base.text);
  const isDirty = text !== base.text;
  /** The text as it is now, for changes that follow each other before the page is drawn again. */
  const now = useRef(text);
  const isKept = useRef(true);

  const keep = useEffectEvent(() => {
    if (now.current === base.text) dropDraft(storeKey);
    else isKept.current = keepDraft(storeKey, { text: now.current, base });
  });
  useEffect(() => {
    const timer = setTimeout(() => keep(), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, base]);
  const leave = useEffectEvent((event: BeforeUnloadEvent) => {
    keep();
    if (!isKept.current) event.preventDefault();
  });
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => leave(event);
    const hidden = () => keep();
    addEventListener('beforeunload', leaving);
    addEventListener('pagehide', hidden);
    return () => {
      removeEventListener('beforeunload', leaving);
      removeEventListener('pagehide', hidden);
      hidden();
    };
  }, []);

  const change = (edit: (before: string) => string) => {
    now.current = edit(now.current);
    setText(now.current);
  };
  return {
    text,
    base,
    isDirty,
    isRestored,
    now,
    change,
    discard: () => {
      change(() => saved.text);
      setBase(saved);
      setRestored(false);
    },
    /** From now on it is a change of something else: of what was saved, or of what somebody else saved. */
    rebase: (next: Baseline) => {
      setBase(next);
      setRestored(false);
      if (now.current === next.text) dropDraft(storeKey);
    },
  };
};
