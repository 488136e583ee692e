import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useMay } from '../api/auth.js';
import { useResetScenario } from '../api/scenarios.js';
import { notify, notifyProblem } from '../problems/notify.js';
import { DeleteScenarioDialog } from './delete-scenario-dialog.js';
import { exportScenario } from './export-scenario.js';

/** What else can be done with a scenario. */
export const RowMenu = ({ row }: { readonly row: ScenarioRow }) => {
  const navigate = useNavigate();
  const mayWrite = useMay('scenario:write');
  const params = { scenarioId: row.id };
  const reset = useResetScenario();
  const target = useRef<HTMLButtonElement>(null);
  const [isDeleting, { open, close }] = useDisclosure();
  const resetNow = () =>
    reset.mutate(row.id, { onSuccess: () => notify(`${row.name} is as its template again.`), onError: notifyProblem });
  return (
    <>
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <ActionIcon
            ref={target}
            variant="subtle"
            color="gray"
            loading={reset.isPending}
            aria-label={`More for ${row.name}`}
          >
            <span aria-hidden>⋯</span>
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayWrite && (
            <Menu.Item onClick={() => void navigate({ to: '/scenarios/$scenarioId/edit', params })}>Edit</Menu.Item>
          )}
          <Menu.Item onClick={() => void navigate({ to: '/scenarios/$scenarioId/versions', params })}>
            Versions
          </Menu.Item>
          <Menu.Item onClick={() => exportScenario(row.id)}>Export as a file</Menu.Item>
          {mayWrite && (
            <>
              <Menu.Item onClick={resetNow}>Reset</Menu.Item>
              <Menu.Divider />
              <Menu.Item c="var(--mantine-color-error)" onClick={open}>
                Delete
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <DeleteScenarioDialog row={row} opened={isDeleting} onClose={close} onClosed={() => target.current?.focus()} />
    </>
  );
};
