import type { RehearsalRunRow } from '@rehearsal/contracts/http/rehearsals';
import { countOf } from './measures.js';

/** What a run is called: by its label, else by what it runs. */
export const titleOf = ({ label, rehearsals }: Pick<RehearsalRunRow, 'label' | 'rehearsals'>): string => {
  const [only, ...others] = rehearsals;
  return (
    label ?? (only !== undefined && others.length === 0 ? only.rehearsal : countOf(rehearsals.length, 'rehearsal'))
  );
};
