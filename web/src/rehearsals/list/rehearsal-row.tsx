import './rehearsal-row.css';
import { Table, Text } from '@mantine/core';
import type { RehearsalRow as Row } from '@rehearsal/contracts/http/rehearsals';
import { TextLink } from '../../components/buttons/text-link.js';
import { When } from '../../time/when.js';
import { countOf, engineWords, lengthOf, percent } from '../verdict/measures.js';
import { flakySince } from './flaky-since.js';
import { passRateOf } from './pass-rate.js';
import { RunButton } from './rehearsal-cells.js';
import { VerdictStrip } from './verdict-strip.js';

interface Props {
  readonly row: Row;
  readonly isOfOneScenario: boolean | undefined;
  readonly mayRun: boolean;
}

const Name = ({ row: { rehearsal, description, last_runs: marks } }: Pick<Props, 'row'>) => {
  const [newest] = marks;
  const title = description === '' ? rehearsal : `${rehearsal}\n${description}`;
  return newest === undefined ? (
    <Text size="sm" fw={500} lineClamp={2} title={title}>
      {rehearsal}
    </Text>
  ) : (
    <TextLink
      to="/rehearsal-runs/$runId"
      params={{ runId: newest.run_id }}
      className="name-link"
      size="sm"
      lineClamp={2}
      title={title}
    >
      {rehearsal}
    </TextLink>
  );
};

/** How often the coach passed in the runs that are known; the tooltip says how sure that is. */
const Passed = ({ marks }: { readonly marks: Row['last_runs'] }) => {
  const rate = passRateOf(marks);
  if (rate === undefined) return <>–</>;
  const [low, high] = [Math.round(rate.low * 100), Math.round(rate.high * 100)];
  return (
    <span title={`Of ${countOf(rate.judged, 'trial')}. The true rate is between these in 95 of 100 cases.`}>
      {percent(rate.rate)}{' '}
      <Text span size="xs" c="dimmed">
        likely {low}–{high} %
      </Text>
    </span>
  );
};

const LastRun = ({ marks }: { readonly marks: Row['last_runs'] }) => {
  const [newest] = marks;
  if (newest === undefined) return <>–</>;
  const since = flakySince(marks);
  return (
    <span title={`by the ${engineWords(newest.engine)}`}>
      <When at={newest.ended_at} />
      {since && (
        <Text size="xs" c="dimmed">
          flaky since {since.orLonger && 'before '}
          <When at={since.at} size="xs" />
        </Text>
      )}
    </span>
  );
};

/** A rehearsal on one line, or two where its name needs them; of a longer one the tooltip has the whole. */
export const RehearsalRow = ({ row, isOfOneScenario = false, mayRun }: Props) => {
  const { scenario_id: scenarioId, scenario_name: scenario, tags, rehearsal, last_runs: marks } = row;
  return (
    <Table.Tr className="rehearsal-row">
      <Table.Td className="rehearsal-name">
        <Name row={row} />
      </Table.Td>
      {!isOfOneScenario && (
        <Table.Td className="rehearsal-scenario">
          <TextLink
            to="/scenarios/$scenarioId"
            params={{ scenarioId }}
            size="sm"
            c="dimmed"
            lineClamp={2}
            title={[scenario, tags.join(', ')].filter(Boolean).join('\n')}
          >
            {scenario}
          </TextLink>
        </Table.Td>
      )}
      <Table.Td>
        {marks.length === 0 ? (
          <Text size="sm" c="dimmed">
            never run
          </Text>
        ) : (
          <VerdictStrip name={rehearsal} marks={marks} />
        )}
      </Table.Td>
      <Table.Td>
        <Passed marks={marks} />
      </Table.Td>
      <Table.Td ta="right" title="Half of the judged trials of the last run took longer">
        {marks[0]?.median_ms === undefined ? '–' : lengthOf(marks[0].median_ms)}
      </Table.Td>
      <Table.Td>
        <LastRun marks={marks} />
      </Table.Td>
      {mayRun && (
        <Table.Td ta="right">
          <RunButton row={row} />
        </Table.Td>
      )}
    </Table.Tr>
  );
};
