import { Badge, Group, Text } from '@mantine/core';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { TextLink } from '../components/buttons/text-link.js';
import { RunStateBadge } from '../load-runs/state/run-state-badge.js';
import { LookBadge } from '../rehearsals/verdict/look-badge.js';
import { runLooks, type Look } from '../rehearsals/verdict/looks.js';
import { When } from '../time/when.js';

const StateBadge = ({ schedule: { last_state: state, rehearsals } }: { readonly schedule: ScheduleView }) => {
  if (state === null) return <Badge color="gray">refused</Badge>;
  if (state === 'unknown') return <Badge color="gray">not known now</Badge>;
  if (!rehearsals) return <RunStateBadge state={state} />;
  const look = (runLooks as Readonly<Record<string, Look>>)[state];
  return look ? <LookBadge look={look} /> : null;
};

/** What came of the last time of a schedule. */
export const LastOfSchedule = ({ schedule }: { readonly schedule: ScheduleView }) => {
  const { last, rehearsals } = schedule;
  if (last === null)
    return (
      <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
        not yet
      </Text>
    );
  if (last.run_id === null)
    return (
      <Text size="sm" title={last.reason ?? ''} lineClamp={1}>
        skipped: {last.reason}
      </Text>
    );
  return (
    <TextLink
      to={rehearsals ? '/rehearsal-runs/$runId' : '/load-runs/$runId'}
      params={{ runId: last.run_id }}
      underline="never"
    >
      <Group gap="xs" wrap="nowrap">
        <StateBadge schedule={schedule} />
        <When at={last.time} />
      </Group>
    </TextLink>
  );
};
