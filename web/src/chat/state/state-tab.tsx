import { Box, Progress, Text } from '@mantine/core';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { PHASE_ORDER } from '@rehearsal/contracts/coaching/phases';
import { Folded } from '../../components/tables/folded.js';
import type { Change } from '../../live/changes.js';
import { Marked } from './marked.js';
import { coachRows, testUserRows, type Row } from './state-rows.js';

interface Props {
  readonly view: InstanceView;
  readonly changed: ReadonlySet<Change>;
}

const isEmpty = ({ value }: Row): boolean => value === null || value === undefined;

/** What the coach knows and where it is. What it knows nothing of is one line, unless that has just become so. */
export const StateTab = ({ view, changed }: Props) => {
  const place = PHASE_ORDER.indexOf(view.coach_state.current_phase) + 1;
  const isFolded = (row: Row) => isEmpty(row) && !changed.has(row.key);
  const coach = coachRows(view);
  const folded = coach.filter(isFolded);
  const rows = [...coach.filter((row) => !isFolded(row)), ...testUserRows(view).filter((row) => !isEmpty(row))];
  return (
    <>
      <Text size="xs" c="dimmed" px="xs" mb={4}>
        Version {view.version} · phase {place} of {PHASE_ORDER.length}
      </Text>
      <Progress
        value={(100 * place) / PHASE_ORDER.length}
        size="sm"
        mx="xs"
        mb="xs"
        aria-label="Way through the phases"
      />
      {rows.map(({ key, label, value }) => (
        <Marked key={key} isChanged={changed.has(key)}>
          <Text size="xs" c="dimmed">
            {label}
          </Text>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {value ?? '–'}
          </Text>
        </Marked>
      ))}
      {folded.length > 0 && (
        <Box px="xs">
          <Folded summary={`${folded.length} empty`}>
            {() => (
              <Text size="sm" c="dimmed" p="xs">
                {folded.map(({ label }) => label).join(', ')}
              </Text>
            )}
          </Folded>
        </Box>
      )}
    </>
  );
};
