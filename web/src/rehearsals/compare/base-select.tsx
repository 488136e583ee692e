import { Select } from '@mantine/core';
import type { RehearsalRunRow } from '@rehearsal/contracts/http/rehearsals';
import { agoOf } from '../../time/ago.js';
import { useNow } from '../../time/use-now.js';
import { runLooks } from '../verdict/looks.js';
import { engineWords } from '../verdict/measures.js';
import { titleOf } from '../verdict/title-of.js';

interface Props {
  readonly rows: readonly RehearsalRunRow[];
  readonly value: string | null;
  readonly onChange: (id: string) => void;
}

/** Which run it is held against. */
export const BaseSelect = ({ rows, value, onChange }: Props) => {
  const now = useNow();
  const choiceOf = (row: RehearsalRunRow) => ({
    value: row.id,
    label: `${titleOf(row)}: ${runLooks[row.state].words}, ${engineWords(row.engine)}, seed ${row.seed}, ${agoOf(Date.parse(row.queued_at), now)}`,
  });
  const pinned = rows.filter((row) => row.pinned).map(choiceOf);
  const others = rows.filter((row) => !row.pinned).map(choiceOf);
  const groups = [
    { group: 'Pinned', items: pinned },
    { group: 'Other runs', items: others },
  ].filter(({ items }) => items.length > 0);
  const isListed = value === null || rows.some(({ id }) => id === value);
  return (
    <Select
      label="Held against"
      placeholder="Another run of the same rehearsals"
      data={
        isListed
          ? groups
          : [...groups, { group: 'Of the address', items: [{ value, label: 'The run of the address' }] }]
      }
      value={value}
      onChange={(id) => id !== null && onChange(id)}
      allowDeselect={false}
      searchable
      maw={640}
    />
  );
};
