import { Checkbox, ScrollArea, Stack } from '@mantine/core';
import type { RehearsalRow } from '@rehearsal/contracts/http/rehearsals';
import { countOf } from '../verdict/measures.js';

interface Props {
  readonly rows: readonly RehearsalRow[];
  readonly left: ReadonlySet<RehearsalRow>;
  readonly onLeave: (left: ReadonlySet<RehearsalRow>) => void;
}

/** Which of these take part; a rehearsal that is not checked is left out. */
export const RehearsalChoice = ({ rows, left, onLeave }: Props) => {
  const isAll = left.size === 0;
  const change = (row: RehearsalRow, isIn: boolean) =>
    onLeave(new Set(isIn ? [...left].filter((each) => each !== row) : [...left, row]));
  return (
    <Stack gap="xs" p="md">
      {rows.length > 1 && (
        <Checkbox
          label={`All ${countOf(rows.length, 'rehearsal')}`}
          checked={isAll}
          indeterminate={!isAll && left.size < rows.length}
          onChange={() => onLeave(new Set(isAll ? rows : []))}
        />
      )}
      <ScrollArea.Autosize mah="40dvh">
        <Stack gap="xs" pl={rows.length > 1 ? 'lg' : 0} py={2}>
          {rows.map((row) => (
            <Checkbox
              key={`${row.scenario_id} ${row.rehearsal}`}
              label={row.rehearsal}
              description={`of ${row.scenario_name}, version ${row.scenario_version}; ${countOf(row.repeat, 'trial')} as written`}
              checked={!left.has(row)}
              onChange={(event) => change(row, event.currentTarget.checked)}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </Stack>
  );
};
