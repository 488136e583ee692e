import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Choice } from './choices.js';

const SETTLED_MS = 250;

export interface Searched {
  readonly chosen: Choice | undefined;
  readonly pick: (choice: Choice | null) => void;
  readonly type: (text: string) => void;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
  /** What it is searched for, as it is typed and once nobody types on. */
  readonly words: string;
  readonly settled: string;
}

/** What somebody searches for in a field, and what is chosen in it; empty: nothing. */
export function useSearched(value: string, nameOf: (value: string) => string): Searched {
  // By the name that it was chosen by: were it another once the names have come, it would take the place of what is typed.
  const [picked, pick] = useState<Choice | null>(null);
  const chosen = value === '' ? undefined : picked?.value === value ? picked : { value, label: nameOf(value) };
  const [typed, type] = useState('');
  const [isOpen, setOpen] = useState(false);
  // The field says what is chosen until somebody types: that is nothing to search for.
  const words = typed === chosen?.label ? '' : typed.trim();
  const [settled] = useDebouncedValue(words, SETTLED_MS);
  return { chosen, pick, type, isOpen, setOpen, words, settled };
}
