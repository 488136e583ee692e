import { Table, Text } from '@mantine/core';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { RunComparison } from '@rehearsal/rehearsing/compare/compare-runs';
import { DataTable } from '../../components/tables/data-table.js';
import { Part } from '../../parts/part.js';
import { TextLink } from '../../components/buttons/text-link.js';
import { LookBadge } from '../verdict/look-badge.js';
import type { Look } from '../verdict/looks.js';

interface Props {
  readonly run: RehearsalRunView;
  readonly comparison: RunComparison;
}

type Compared = RunComparison['rehearsals'][number];

const LOOKS: Readonly<Record<Compared['verdict'], Look>> = {
  worse: { color: 'red', sign: '↓', words: 'worse' },
  unclear: { color: 'orange', sign: '?', words: 'unclear' },
  better: { color: 'green', sign: '↑', words: 'better' },
  same: { color: 'gray', sign: '=', words: 'the same' },
};

const COLUMNS = ['Verdict', 'Rehearsal', { title: 'Before', isRight: true }, { title: 'Now', isRight: true }, 'Side by side']; // prettier-ignore

const SMALLEST_SHOWN = 0.0001;
const chanceWords = (p: number): string => (p < SMALLEST_SHOWN ? `< ${SMALLEST_SHOWN}` : p.toPrecision(2));

const shareOf = ({ passed, judged }: Compared['base']): string => `${passed} of ${judged}`;

/** The trials that tell most: those that turned, else the first. */
const trialsOf = ({ turned }: Compared): readonly number[] => (turned.length > 0 ? turned.slice(0, 3) : [1]);

/** Each rehearsal of both runs, with what the difference is judged by. */
export const ComparisonTable = ({ run, comparison }: Props) => {
  const placeOf = ({ rehearsal, scenario_name }: Compared) =>
    run.rehearsals.findIndex((each) => each.rehearsal === rehearsal && each.scenario_name === scenario_name);
  return (
    <Part title="Rehearsals">
      <DataTable label="Rehearsals of both runs" columns={COLUMNS}>
        {comparison.rehearsals.map((compared) => {
          const place = placeOf(compared);
          return (
            <Table.Tr key={place}>
              <Table.Td>
                <LookBadge look={LOOKS[compared.verdict]} />
              </Table.Td>
              <Table.Td>
                <Text span size="sm" fw={600}>
                  {compared.rehearsal}
                </Text>{' '}
                <span className="row-meta">
                  {compared.words}
                  {compared.p_value !== null && `, by chance with a probability of ${chanceWords(compared.p_value)}`}
                </span>
              </Table.Td>
              <Table.Td ta="right">{shareOf(compared.base)}</Table.Td>
              <Table.Td ta="right">{shareOf(compared.run)}</Table.Td>
              <Table.Td>
                {trialsOf(compared).map((trial) => (
                  <TextLink
                    key={trial}
                    to="/rehearsal-runs/$runId/compare"
                    params={{ runId: run.id }}
                    search={(before) => ({ ...before, trial: `${place}/${trial}` })}
                    size="sm"
                    mr="xs"
                    aria-label={`Trial ${trial} of ${compared.rehearsal} side by side`}
                  >
                    trial {trial}
                  </TextLink>
                ))}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </DataTable>
    </Part>
  );
};
