import { Checkbox, Select, Stack, TextInput } from '@mantine/core';
import type { LoadTest } from '@rehearsal/contracts/load/tests/load-test';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useQueueLoadRun } from '../../api/resources/load-runs.js';
import { FormButtons } from '../../components/buttons/form-buttons.js';
import { Dialog } from '../../components/dialog.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { QueueFields } from './queue-fields.js';
import { PlanBox } from './plan-box.js';
import {
  isFilledIn,
  isToldWell,
  noFields,
  parametersOf,
  plannedOf,
  queueingOf,
  type RunFields,
} from './run-parameters.js';
import { ScriptFields } from './script-fields.js';

interface Props {
  readonly tests: readonly LoadTest[];
  /** The name of the test that it begins with. */
  readonly chosen: string | null;
  readonly onClose: () => void;
}

/** Queues a run with what its script can be told; what is left empty is the script's own default. */
export const RunDialog = ({ tests, chosen, onClose }: Props) => {
  const [name, setName] = useState(chosen);
  const [fields, setFields] = useState(noFields);
  const queue = useQueueLoadRun();
  const navigate = useNavigate();
  const set = (part: Partial<RunFields>) => setFields((before) => ({ ...before, ...part }));
  const test = tests.find((each) => each.name === name);
  const isReady = test !== undefined && isFilledIn(fields, test.parameters);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isReady) return;
    queue.mutate(
      { test: test.name, parameters: parametersOf(fields, test.parameters), ...queueingOf(fields) },
      {
        onSuccess: ({ id }) => {
          onClose();
          void navigate({ to: '/load-runs/$runId', params: { runId: id } });
        },
      },
    );
  };
  return (
    <Dialog onClose={onClose} title="New load run">
      <form onSubmit={submit}>
        <Stack>
          <ProblemAlert error={queue.error} />
          <Select
            label="Load test"
            data={tests.map((each) => each.name)}
            value={name}
            onChange={setName}
            allowDeselect={false}
            required
            data-autofocus
          />
          {test && (
            <>
              <ScriptFields parameters={test.parameters} fields={fields} onChange={set} />
              {isToldWell(fields, test.parameters) && (
                <PlanBox test={test.name} parameters={plannedOf(fields, test.parameters)} />
              )}
            </>
          )}
          <TextInput
            label="Target"
            description="Origin under test, from the runner’s allowlist. Empty: Rehearsal’s own coach"
            placeholder="http://127.0.0.1:9000"
            value={fields.target}
            onChange={(event) => set({ target: event.currentTarget.value })}
            type="url"
          />
          <Checkbox
            label="Limits of the house"
            description="Where the script sets none: http_req_failed rate<0.05, checks rate>0.95"
            checked={fields.house_limits}
            onChange={(event) => set({ house_limits: event.currentTarget.checked })}
          />
          <Checkbox
            label="Keep every point"
            description="All that k6 measures as a file of the evidence: some kilobytes for each request"
            checked={fields.raw_points}
            onChange={(event) => set({ raw_points: event.currentTarget.checked })}
          />
          <QueueFields fields={fields} onChange={set} />
          <FormButtons submit="Queue run" isBusy={queue.isPending} disabled={!isReady} onCancel={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
};
