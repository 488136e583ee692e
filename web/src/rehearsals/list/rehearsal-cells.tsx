import { Group, Stack, Text } from '@mantine/core';
import type { RehearsalRow } from '@rehearsal/contracts/http/rehearsals';
import { LinkButton } from '../../components/buttons/link-button.js';
import { TagList } from '../../components/tag-list.js';
import { TextLink } from '../../components/buttons/text-link.js';
import { When } from '../../time/when.js';
import { countOf, engineWords, lengthOf, percent } from '../verdict/measures.js';
import { flakySince } from './flaky-since.js';
import { passRateOf } from './pass-rate.js';
import { VerdictStrip } from './verdict-strip.js';

interface Props {
  readonly row: RehearsalRow;
}

interface NameProps extends Props {
  readonly isOfOneScenario: boolean | undefined;
}

/** What it is called, and of which scenario it is; beside that scenario, what it is for. */
export const NameCell = ({ row, isOfOneScenario }: NameProps) => {
  const [newest] = row.last_runs;
  return (
    <Stack gap={4}>
      {newest === undefined ? (
        <Text fw={600} size="md" style={{ overflowWrap: 'anywhere' }}>
          {row.rehearsal}
        </Text>
      ) : (
        <TextLink
          to="/rehearsal-runs/$runId"
          params={{ runId: newest.run_id }}
          className="name-link"
          style={{ overflowWrap: 'anywhere' }}
        >
          {row.rehearsal}
        </TextLink>
      )}
      {isOfOneScenario === true ? (
        row.description !== '' && (
          <Text size="xs" c="dimmed" lineClamp={2}>
            {row.description}
          </Text>
        )
      ) : (
        <Group gap={6}>
          <Text size="xs" c="dimmed" component="span">
            of{' '}
            <TextLink to="/scenarios/$scenarioId" params={{ scenarioId: row.scenario_id }} size="xs">
              {row.scenario_name}
            </TextLink>
          </Text>
          <TagList tags={row.tags} />
        </Group>
      )}
    </Stack>
  );
};

/** How its last runs went, on which engine, and since when it is flaky. */
export const RunsCell = ({ row: { rehearsal, last_runs: marks } }: Props) => {
  const [newest] = marks;
  if (newest === undefined)
    return (
      <Text size="sm" c="dimmed">
        never run
      </Text>
    );
  const since = flakySince(marks);
  return (
    <Stack gap={2}>
      <VerdictStrip name={rehearsal} marks={marks} />
      <Text size="xs" c="dimmed">
        {engineWords(newest.engine)}
        {newest.median_ms !== undefined && `, ${lengthOf(newest.median_ms)}`}, <When at={newest.ended_at} size="xs" />
      </Text>
      {since && (
        <Text size="xs">
          flaky since {since.orLonger && 'before '}
          <When at={since.at} size="xs" />
        </Text>
      )}
    </Stack>
  );
};

/** How often the coach passed in those runs, with how sure that is. */
export const RateCell = ({ row }: Props) => {
  const rate = passRateOf(row.last_runs);
  if (rate === undefined) return <Text size="sm">–</Text>;
  return (
    <>
      <Text size="sm" fw={600}>
        {percent(rate.rate)}
      </Text>
      <Text size="xs" c="dimmed" title="The true rate is between these in 95 of 100 cases">
        of {countOf(rate.judged, 'trial')}, likely {Math.round(rate.low * 100)}–{Math.round(rate.high * 100)} %
      </Text>
    </>
  );
};

export const RunButton = ({ row: { scenario_id: scenario, rehearsal } }: Props) => (
  <LinkButton
    to="/rehearsals/new"
    search={{ scenario, rehearsal }}
    size="xs"
    variant="default"
    aria-label={`Run ${rehearsal}`}
  >
    Run
  </LinkButton>
);
