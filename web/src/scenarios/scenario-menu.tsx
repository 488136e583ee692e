import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useRef, type ReactNode } from 'react';
import { useMay } from '../api/auth.js';
import { useResetScenario, type NamedScenario } from '../api/resources/scenarios.js';
import { notify, notifyProblem } from '../problems/notify.js';
import { DeleteScenarioDialog } from './delete-scenario-dialog.js';
import { exportScenario } from './export-scenario.js';

interface Props {
  readonly scenario: NamedScenario;
  /** Items that come first, such as where it leads from here. */
  readonly children?: ReactNode;
  readonly onDeleted?: () => void;
}

/** What else can be done with a scenario. */
export const ScenarioMenu = ({ scenario, children, onDeleted }: Props) => {
  const { id, name } = scenario;
  const mayWrite = useMay('scenario:write');
  const reset = useResetScenario();
  const target = useRef<HTMLButtonElement>(null);
  const [isDeleting, { open, close }] = useDisclosure();
  const resetNow = () =>
    reset.mutate(id, { onSuccess: () => notify(`${name} is as its template again.`), onError: notifyProblem });
  return (
    <>
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <ActionIcon
            ref={target}
            variant="subtle"
            color="gray"
            loading={reset.isPending}
            aria-label={`More for ${name}`}
          >
            <span aria-hidden>⋯</span>
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {children}
          <Menu.Item onClick={() => exportScenario(id)}>Export as a file</Menu.Item>
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
      <DeleteScenarioDialog
        scenario={scenario}
        opened={isDeleting}
        onDeleted={onDeleted}
        onClose={close}
        onClosed={() => target.current?.focus()}
      />
    </>
  );
};
