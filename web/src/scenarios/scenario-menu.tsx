import { ActionIcon } from '@mantine/core';
import { useRef, useState } from 'react';
import { useMay } from '../api/auth.js';
import { useResetScenario, type NamedScenario } from '../api/resources/scenarios.js';
import { ActMenu, type MenuAct } from '../components/menus/act-menu.js';
import { styledPart } from '../components/styled-part.js';
import { usePart } from '../components/use-part.js';
import { notify, notifyProblem } from '../problems/notify.js';
import { exportScenario } from './export-scenario.js';

const loadDialog = styledPart(() =>
  import('./delete-scenario-dialog.js').then(({ DeleteScenarioDialog }) => DeleteScenarioDialog),
);

interface Props {
  readonly scenario: NamedScenario;
  /** What comes first, such as where it leads from here. */
  readonly places?: readonly MenuAct[];
  readonly onDeleted?: () => void;
}

/** What else can be done with a scenario. */
export const ScenarioMenu = ({ scenario, places = [], onDeleted }: Props) => {
  const { id, name } = scenario;
  const mayWrite = useMay('scenario:write');
  const reset = useResetScenario();
  const target = useRef<HTMLButtonElement>(null);
  const { part: DeleteDialog, want } = usePart(loadDialog);
  const [isDeleting, setDeleting] = useState(false);
  const resetNow = () =>
    reset.mutate(id, { onSuccess: () => notify(`${name} is as its template again.`), onError: notifyProblem });
  const askToDelete = () => {
    want();
    setDeleting(true);
  };
  const acts: MenuAct[] = [
    { label: 'Export as a file', onChosen: () => exportScenario(id) },
    ...(mayWrite ? [{ label: 'Reset', onChosen: resetNow }] : []),
  ];
  const grave: MenuAct[] = mayWrite ? [{ label: 'Delete', onChosen: askToDelete, isGrave: true }] : [];
  return (
    <>
      <ActMenu
        width={180}
        groups={[[...places, ...acts], grave]}
        target={
          <ActionIcon
            ref={target}
            variant="subtle"
            color="gray"
            loading={reset.isPending}
            aria-label={`More for ${name}`}
          >
            <span aria-hidden>⋯</span>
          </ActionIcon>
        }
      />
      {DeleteDialog && (
        <DeleteDialog
          scenario={scenario}
          opened={isDeleting}
          onDeleted={onDeleted}
          onClose={() => setDeleting(false)}
          onClosed={() => target.current?.focus()}
        />
      )}
    </>
  );
};
