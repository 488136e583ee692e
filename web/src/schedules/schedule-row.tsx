import { ActionIcon, Group, Menu, Switch, Table, Text } from '@mantine/core';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { moreIcon } from '../components/icons.js';
import { useMay } from '../api/auth.js';
import { useQueueLoadRun } from '../api/resources/load-runs.js';
import { useStartRehearsalRun } from '../api/resources/rehearsals.js';
import { useChangeSchedule } from '../api/resources/schedules.js';
import { notify, notifyProblem } from '../problems/notify.js';
import { cadenceWords, HERE, timeIn } from './cadences.js';
import { LastOfSchedule } from './last-firing.js';
import { scheduledWords } from './scheduled-choice.js';

interface Props {
  readonly schedule: ScheduleView;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

export const ScheduleRow = ({ schedule, onEdit, onDelete }: Props) => {
  const { name, test, rehearsals, cron, time_zone: zone, enabled, next_times: times, parameters = {} } = schedule;
  const mayChange = useMay('schedule:write');
  const may = { test: useMay('load-run:write'), rehearsals: useMay('rehearsal:run') };
  const mayRun = rehearsals ? may.rehearsals : may.test;
  const change = useChangeSchedule(name);
  const run = useQueueLoadRun();
  const rehearse = useStartRehearsalRun();
  const what = scheduledWords(schedule);
  const [next] = times;
  const runNow = () => {
    const then = { onSuccess: () => notify(`${what} is queued.`), onError: notifyProblem };
    if (rehearsals) rehearse.mutate(rehearsals, then);
    if (test !== undefined) run.mutate({ test, parameters, priority: 'normal', concurrent: false }, then);
  };
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {name}
        </Text>
        <Text size="xs" c="dimmed" hiddenFrom="md">
          {what}, {cadenceWords(cron)}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="md">
        <span>{what}</span> <span className="row-meta">{rehearsals ? 'rehearsals' : 'load test'}</span>
      </Table.Td>
      <Table.Td visibleFrom="md">
        <span title={`${cron} in ${zone}`}>{cadenceWords(cron)}</span>
        {zone !== HERE && (
          <>
            {' '}
            <span className="row-meta">in {zone}</span>
          </>
        )}
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
        <LastOfSchedule schedule={schedule} />
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
                  {moreIcon}
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
