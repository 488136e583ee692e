import { Table, Text } from '@mantine/core';
import type { RehearsalRunView, TrialSummary } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { Link } from '@tanstack/react-router';
import { DataTable } from '../../components/tables/data-table.js';
import { Part } from '../../parts/part.js';
import { Mark } from '../verdict/mark.js';
import { MarkList } from '../verdict/mark-list.js';
import { trialLooks } from '../verdict/looks.js';
import { countOf, lengthOf } from '../verdict/measures.js';

interface Props {
  readonly run: RehearsalRunView;
}

const keyOf = (rehearsal: number, trial: number): string => `${rehearsal} ${trial}`;

const wordsOf = ({ trial, verdict, turns, duration_ms, advice }: TrialSummary): string =>
  [
    `trial ${trial} ${trialLooks[verdict].words}`,
    countOf(turns, 'turn'),
    lengthOf(duration_ms),
    ...(advice > 0 ? [countOf(advice, 'broken expectation that fails nothing', 'broken expectations that fail nothing')] : []), // prettier-ignore
  ].join(', ');

const TO_COME = { color: 'none', sign: '·' };

/** Every trial as a mark, which leads to it; those that have not ended are there as well. */
export const TrialGrid = ({ run }: Props) => {
  const ended = new Map(run.trials.map((trial) => [keyOf(trial.rehearsal, trial.trial), trial]));
  return (
    <Part title="Trials">
      <DataTable label="Trials">
        {run.rehearsals.map(({ rehearsal, trials, first_trial: from = 1 }, place) => {
          const all = Array.from({ length: trials }, (_, index) => ended.get(keyOf(place, from + index)));
          const first = all.findIndex((trial) => trial !== undefined);
          return (
            <Table.Tr key={place}>
              <Table.Th scope="row" fw={400} w="40%">
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {rehearsal}
                </Text>
              </Table.Th>
              <Table.Td>
                <MarkList label={`Trials of ${rehearsal}`}>
                  {all.map((trial, index) => (
                    <li key={index}>
                      {trial === undefined ? (
                        <span title={`trial ${from + index} is still to come`}>
                          <Mark look={TO_COME} />
                        </span>
                      ) : (
                        <Link
                          to="/rehearsal-runs/$runId/trials/$rehearsal/$trial"
                          params={{ runId: run.id, rehearsal: String(place), trial: String(trial.trial) }}
                          title={wordsOf(trial)}
                          aria-label={wordsOf(trial)}
                          tabIndex={index === first ? 0 : -1}
                          preload={false}
                        >
                          <Mark look={trialLooks[trial.verdict]} />
                        </Link>
                      )}
                    </li>
                  ))}
                </MarkList>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </DataTable>
    </Part>
  );
};
