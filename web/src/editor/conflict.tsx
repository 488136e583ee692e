import { useQuery } from '@tanstack/react-query';
import { theirScenarioQuery } from '../api/resources/scenarios.js';
import { ConflictDialog } from './conflict-dialog.js';
import type { Baseline } from './draft-store.js';
import { textOfScenario } from './text/scenario-text.js';

interface Props {
  readonly id: string;
  readonly base: string;
  readonly mine: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** My text as it was settled, and what it is a change of from now on. */
  readonly onSettled: (text: string, theirs: Baseline) => void;
}

/** Reads what the other person saved, and lets the two be held against each other. */
export const Conflict = ({ id, base, mine, opened, onClose, onSettled }: Props) => {
  const { data: theirs } = useQuery(theirScenarioQuery(id));
  if (theirs === undefined) return null;
  const text = textOfScenario(theirs);
  return (
    <ConflictDialog
      base={base}
      theirs={text}
      mine={mine}
      opened={opened}
      onClose={onClose}
      onSettled={(settled) => onSettled(settled, { text, version: theirs.version })}
    />
  );
};
