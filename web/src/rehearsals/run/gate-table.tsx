import '../verdict/listed.css';
import { Group, Table, Text } from '@mantine/core';
import { DataTable } from '../../components/tables/data-table.js';
import { Part } from '../../parts/part.js';
import { useIsNarrow } from '../../components/use-is-narrow.js';
import { LookBadge } from '../verdict/look-badge.js';
import { rehearsalLooks } from '../verdict/looks.js';
import { GateCell, rankOf, RehearsalCell, type Judged } from './gate-cells.js';

interface Props {
  readonly rehearsals: readonly Judged[];
}

const COLUMNS = [
  'Gate',
  'Rehearsal',
  'Verdict',
  { title: 'Passed', isRight: true },
  { title: 'Failed', isRight: true },
  { title: 'Not judged', isRight: true },
] as const;

const VerdictCell = ({ verdict }: Pick<Judged, 'verdict'>) =>
  verdict === null ? '–' : <LookBadge look={rehearsalLooks[verdict]} />;

/** On a narrow screen, each by itself. */
const Cards = ({ rehearsals }: Props) => (
  <ul className="listed" aria-label="Gate">
    {rehearsals.map((rehearsal, place) => (
      <li key={place}>
        <RehearsalCell rehearsal={rehearsal} />
        <Group gap="xs" my={4}>
          <GateCell rehearsal={rehearsal} />
        </Group>
        <Group gap="xs">
          <VerdictCell verdict={rehearsal.verdict} />
          <Text size="sm">
            {rehearsal.passed} of {rehearsal.trials} passed, {rehearsal.failed} failed, {rehearsal.errors} not judged
          </Text>
        </Group>
      </li>
    ))}
  </ul>
);

const Wide = ({ rehearsals }: Props) => (
  <DataTable label="Gate" columns={COLUMNS}>
    {rehearsals.map((rehearsal, place) => (
      <Table.Tr key={place}>
        <Table.Td>
          <GateCell rehearsal={rehearsal} />
        </Table.Td>
        <Table.Td>
          <RehearsalCell rehearsal={rehearsal} />
        </Table.Td>
        <Table.Td>
          <VerdictCell verdict={rehearsal.verdict} />
        </Table.Td>
        <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
          {rehearsal.passed} of {rehearsal.trials}
        </Table.Td>
        <Table.Td ta="right">{rehearsal.failed}</Table.Td>
        <Table.Td ta="right">{rehearsal.errors}</Table.Td>
      </Table.Tr>
    ))}
  </DataTable>
);

/** What each rehearsal had to reach and did, those that did not first. */
export const GateTable = ({ rehearsals }: Props) => {
  const isNarrow = useIsNarrow();
  const ranked = rehearsals.toSorted((left, right) => rankOf(left) - rankOf(right));
  return <Part title="Gate">{isNarrow ? <Cards rehearsals={ranked} /> : <Wide rehearsals={ranked} />}</Part>;
};
