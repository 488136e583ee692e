import { useState } from 'react';
import type { Change } from '../../live/changes.js';
import { shows, type PartName } from './parts.js';
import { useUnseen } from './use-unseen.js';

const NOTHING = [] as const;

export interface Parts {
  readonly chosen: PartName;
  readonly choose: (part: PartName) => void;
  /** To be told when the panel goes out of sight: what it showed was seen. */
  readonly leave: () => void;
  readonly unseen: ReadonlySet<Change>;
}

/** Which part of the state is looked at, and what changed in the others meanwhile; in all of them where none is in sight. */
export const useParts = (changes: readonly Change[], isPast: boolean, isInSight: boolean): Parts => {
  const [chosen, setChosen] = useState<PartName>('state');
  const { unseen, leave } = useUnseen(changes, isInSight ? shows[chosen] : NOTHING, isPast);
  return {
    chosen,
    choose: (part) => {
      leave(shows[chosen]);
      setChosen(part);
    },
    leave: () => leave(shows[chosen]),
    unseen,
  };
};
