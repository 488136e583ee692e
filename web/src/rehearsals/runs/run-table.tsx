import '../verdict/listed.css';
import { Group, Table, Text } from '@mantine/core';
import type { RehearsalRunRow } from '@rehearsal/contracts/http/rehearsals';
import { DataTable, Frame } from '../../components/tables/data-table.js';
import { TextLink } from '../../components/buttons/text-link.js';
import { useIsNarrow } from '../../components/use-is-narrow.js';
import { When } from '../../time/when.js';
import { LookBadge } from '../verdict/look-badge.js';
import { runLooks } from '../verdict/looks.js';
import { countOf, engineWords, lengthOf } from '../verdict/measures.js';
import { PinnedBadge } from '../verdict/pinned-badge.js';
import { titleOf } from '../verdict/title-of.js';

interface Props {
  readonly rows: readonly RehearsalRunRow[];
}

const COLUMNS = ['Run', 'Verdict', 'Trials', 'Engine', { title: 'Seed', isRight: true }, { title: 'Took', isRight: true }, 'Queued']; // prettier-ignore

const sum = (run: RehearsalRunRow, key: 'passed' | 'failed' | 'errors' | 'trials'): number =>
  run.rehearsals.reduce((total, rehearsal) => total + rehearsal[key], 0);

const trialWords = (run: RehearsalRunRow): string =>
  [
    `${sum(run, 'passed')} of ${sum(run, 'trials')} passed`,
    ...(sum(run, 'errors') > 0 ? [`${sum(run, 'errors')} not judged`] : []),
  ].join(', ');

const tookWords = ({ started_at: start, finished_at: end }: RehearsalRunRow): string =>
  start === null || end === null ? '–' : lengthOf(Date.parse(end) - Date.parse(start));

/** What it ran: the scenarios, each once. */
const ofWhat = ({ rehearsals }: RehearsalRunRow): string => {
  const names = [...new Set(rehearsals.map(({ scenario_name }) => scenario_name))];
  const isOfFiles = rehearsals.every(({ source }) => 'content' in source);
  return `of ${names.length > 2 ? countOf(names.length, 'scenario') : names.join(' and ')}${isOfFiles ? ', from files' : ''}`;
};

const Name = ({ run }: { readonly run: RehearsalRunRow }) => (
  <>
    <TextLink
      to="/rehearsal-runs/$runId"
      params={{ runId: run.id }}
      size="sm"
      className="name-link"
      style={{ overflowWrap: 'anywhere' }}
    >
      {titleOf(run)}
    </TextLink>{' '}
    <span className="row-meta" style={{ overflowWrap: 'anywhere' }}>
      {ofWhat(run)}
    </span>
  </>
);

/** On a narrow screen, each by itself. */
const Cards = ({ rows }: Props) => (
  <Frame>
    <ul className="listed" aria-label="Rehearsal runs">
      {rows.map((run) => (
        <li key={run.id}>
          <Name run={run} />
          <Group gap="xs" my={4}>
            <LookBadge look={runLooks[run.state]} />
            {run.pinned && <PinnedBadge />}
            <Text size="sm">{trialWords(run)}</Text>
          </Group>
          <Text size="xs" c="dimmed" component="div">
            {engineWords(run.engine)}, seed {run.seed}, <When at={run.queued_at} size="xs" />
          </Text>
        </li>
      ))}
    </ul>
  </Frame>
);

const Wide = ({ rows }: Props) => (
  <Frame>
    <DataTable label="Rehearsal runs" verticalSpacing="xs" highlightOnHover columns={COLUMNS}>
      {rows.map((run) => (
        <Table.Tr key={run.id}>
          <Table.Td>
            <Name run={run} />
          </Table.Td>
          <Table.Td>
            <Group gap={6}>
              <LookBadge look={runLooks[run.state]} />
              {run.pinned && <PinnedBadge />}
            </Group>
          </Table.Td>
          <Table.Td>{trialWords(run)}</Table.Td>
          <Table.Td style={{ overflowWrap: 'anywhere' }}>{engineWords(run.engine)}</Table.Td>
          <Table.Td ta="right">{run.seed}</Table.Td>
          <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
            {tookWords(run)}
          </Table.Td>
          <Table.Td>
            <When at={run.queued_at} />
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  </Frame>
);

/** The runs with what each came to. */
export const RunTable = ({ rows }: Props) => (useIsNarrow() ? <Cards rows={rows} /> : <Wide rows={rows} />);
