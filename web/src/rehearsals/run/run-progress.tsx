import { Paper, Progress, Text } from '@mantine/core';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { countOf } from '../verdict/measures.js';

/** How far a run is that goes on. */
export const RunProgress = ({ run: { state, rehearsals, trials } }: { readonly run: RehearsalRunView }) => {
  const planned = rehearsals.reduce((sum, rehearsal) => sum + rehearsal.trials, 0);
  const failed = trials.filter(({ verdict }) => verdict === 'failed').length;
  return (
    <Paper withBorder radius="md" style={{ overflow: 'hidden' }}>
      <Progress
        value={(trials.length / planned) * 100}
        animated={state === 'running'}
        radius={0}
        aria-label="Share of the trials that have ended"
      />
      <Text size="sm" p="md" role="status">
        {state === 'queued' && 'It waits for its turn. '}
        {trials.length} of {countOf(planned, 'trial')} ended{failed > 0 && `, ${failed} of them failed`}.
      </Text>
    </Paper>
  );
};
