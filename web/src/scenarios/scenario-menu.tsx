import { ActionIcon } from '@mantine/core';
import { undoReset } from '@rehearsal/client/resources/instances';
import { useMutation } from '@tanstack/react-query';
import { moreIcon } from '../components/icons.js';
import { useState } from 'react';
import { useMay } from '../api/auth.js';
import { api } from '../api/client.js';
import { useResetScenario, type NamedScenario } from '../api/resources/scenarios.js';
import { ActMenu } from '../components/menus/act-menu.js';
import type { MenuAct } from '../components/menus/menu-act.js';
import { styledPart } from '../parts/styled-part.js';
import { usePart } from '../parts/use-part.js';
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
  const undo = useMutation({
    mutationFn: (instanceId: string) => undoReset(api, instanceId),
    onSuccess: ({ message }) => notify(`${name}: ${message}`),
    onError: notifyProblem,
  });
  const { part: DeleteDialog, want } = usePart(loadDialog);
  const [isDeleting, setDeleting] = useState(false);
  const resetNow = () =>
    reset.mutate(id, {
      onSuccess: ({ instance }) =>
        notify(`${name} is as its template again.`, { label: 'Undo', onChosen: () => undo.mutate(instance.id) }),
      onError: notifyProblem,
    });
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
          <ActionIcon variant="subtle" color="gray" loading={reset.isPending} aria-label={`More for ${name}`}>
            {moreIcon}
          </ActionIcon>
        }
      />
      {DeleteDialog && (
        <DeleteDialog
          scenario={scenario}
          opened={isDeleting}
          onDeleted={onDeleted}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  );
};
