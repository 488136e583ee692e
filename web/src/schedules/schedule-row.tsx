import { ActionIcon, Badge, Group, Menu, Switch, Table, Text } from '@mantine/core';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { useMay } from '../api/auth.js';
import { useQueueLoadRun } from '../api/resources/load-runs.js';
import { useChangeSchedule } from '../api/resources/schedules.js';
import { TextLink } from '../components/buttons/text-link.js';
import { RunStateBadge } from '../load-runs/state/run-state-badge.js';
import { notify, notifyProblem } from '../problems/notify.js';
import { When } from '../time/when.js';
import { cadenceWords, timeIn } from './cadences.js';

/** What came of its last time. */
const Last = ({ schedule: { last, last_state } }: { readonly schedule: ScheduleView }) => {
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
    <TextLink to="/load-runs/$runId" params={{ runId: last.run_id }} underline="never">
      <Group gap="xs" wrap="nowrap">
        {last_state === null ? <Badge color="gray">refused</Badge> : <RunStateBadge state={last_state} />}
        <When at={last.time} />
      </Group>
    </TextLink>
  );
};

interface Props {
  readonly schedule: ScheduleView;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

export const ScheduleRow = ({ schedule, onEdit, onDelete }: Props) => {
  const { name, test, cron, time_zone: zone, enabled, next_times: times, parameters } = schedule;
  const mayChange = useMay('schedule:write');
  const mayRun = useMay('load-run:write');
  const change = useChangeSchedule(name);
  const run = useQueueLoadRun();
  const [next] = times;
  const runNow = () => {
    const order = { test, parameters, priority: 'normal', concurrent: false } as const;
    run.mutate(order, { onSuccess: () => notify(`${test} is queued.`), onError: notifyProblem });
  };
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        <Text size="xs" c="dimmed" hiddenFrom="md">
          {test}, {cadenceWords(cron)}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="md">
        <Text size="sm">{test}</Text>
      </Table.Td>
      <Table.Td visibleFrom="md">
        <Text size="sm" title={`${cron} in ${zone}`}>
          {cadenceWords(cron)}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        {next === undefined ? (
          <Text size="sm" c="dimmed">
            paused
          </Text>
        ) : (
          <Text size="sm" title={`${timeIn(next, zone)} in ${zone}`} style={{ whiteSpace: 'nowrap' }}>
            {timeIn(next)}
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Last schedule={schedule} />
      </Table.Td>
      {mayChange && (
        <Table.Td>
          <Switch
            aria-label={`${name} queues runs`}
            // As it was asked for, until it is known what came of that.
            checked={change.isPending ? change.variables.enabled === true : enabled}
            onChange={({ currentTarget }) =>
              change.mutate({ enabled: currentTarget.checked }, { onError: notifyProblem })
            }
          />
        </Table.Td>
      )}
      <Table.Td>
        {(mayChange || mayRun) && (
          <Group justify="flex-end">
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More for ${name}`}>
                  <span aria-hidden>⋯</span>
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {mayRun && <Menu.Item onClick={runNow}>Run now</Menu.Item>}
                {mayChange && <Menu.Item onClick={onEdit}>Change</Menu.Item>}
                {mayChange && (
                  <Menu.Item color="red" onClick={onDelete}>
                    Delete
                  </Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
};
