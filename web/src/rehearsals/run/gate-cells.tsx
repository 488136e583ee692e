import { Text } from '@mantine/core';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { TextLink } from '../../components/buttons/text-link.js';
import { LookBadge } from '../verdict/look-badge.js';
import { rehearsalLooks, type Look } from '../verdict/looks.js';
import { gateWords } from '../verdict/measures.js';

/** A rehearsal of a run, with what its trials came to. */
export type Judged = RehearsalRunView['rehearsals'][number];

interface Props {
  readonly rehearsal: Judged;
}

const OPEN: Look = { color: 'gray', sign: '…', words: 'open' };

const gateLook = ({ gate_met: isMet, verdict }: Judged): Look => {
  if (isMet === null) return verdict === null ? OPEN : rehearsalLooks.error;
  return isMet ? { color: 'green', sign: '✓', words: 'met' } : { color: 'red', sign: '✕', words: 'not met' };
};

/** What did not reach its gate is looked at first, then what is not known. */
export const rankOf = ({ gate_met: isMet }: Judged): number => (isMet === false ? 0 : isMet === null ? 1 : 2);

export const GateCell = ({ rehearsal }: Props) => (
  <>
    <LookBadge look={gateLook(rehearsal)} />
    <Text size="xs" c="dimmed">
      {gateWords(rehearsal.gate)}
    </Text>
  </>
);

export const RehearsalCell = ({ rehearsal: { rehearsal, scenario_name: name, source } }: Props) => (
  <>
    <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
      {rehearsal}
    </Text>
    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {'scenario_id' in source ? (
        <>
          <TextLink to="/scenarios/$scenarioId" params={{ scenarioId: source.scenario_id }} size="xs">
            {name}
          </TextLink>
          , version {source.scenario_version}
        </>
      ) : (
        `${name}, from ${source.file ?? 'a file'}`
      )}
    </Text>
  </>
);
