import { useState } from 'react';
import type { Change } from '../../live/changes.js';
import { withChanges, withoutSeen, type Part } from './unseen.js';

interface Unseen {
  /** What changed since somebody looked, and what has just changed where they look. */
  readonly unseen: ReadonlySet<Change>;
  /** To be told of each part that is left: what it showed was seen. */
  readonly leave: (part: Part) => void;
}

/**
 * Marks that stay until the part that they are in was looked at, however many events come meanwhile. `isHeld`: what is
 * shown is something else than what is now, so its changes do not count.
 */
export const useUnseen = (changes: readonly Change[], shown: Part, isHeld: boolean): Unseen => {
  const [heard, hear] = useState(changes);
  const [unseen, setUnseen] = useState<ReadonlySet<Change>>(() => new Set(changes));
  if (!isHeld && changes !== heard) {
    hear(changes);
    setUnseen(withChanges(unseen, changes, shown));
  }
  return { unseen, leave: (part) => setUnseen(withoutSeen(unseen, part)) };
};
