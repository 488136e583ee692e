import { Checkbox, Modal, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useQueueLoadRun } from '../../api/resources/load-runs.js';
import { FormButtons } from '../../components/buttons/form-buttons.js';
import { ProblemAlert } from '../../problems/problem-alert.js';
import { QueueFields } from './queue-fields.js';
import { PlanBox } from './plan-box.js';
import { noFields, parametersOf, plannedOf, queueingOf, type RunFields } from './run-parameters.js';

interface Props {
  readonly tests: readonly string[];
  readonly chosen: string | null;
  readonly onClose: () => void;
}

/** Queues a run with typed parameters; what is left empty is the script's own default. */
export const RunDialog = ({ tests, chosen, onClose }: Props) => {
  const [test, setTest] = useState(chosen);
  const [fields, setFields] = useState(noFields);
  const queue = useQueueLoadRun();
  const navigate = useNavigate();
  const set = (part: Partial<RunFields>) => setFields((before) => ({ ...before, ...part }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (test === null) return;
    queue.mutate(
      { test, parameters: parametersOf(fields), ...queueingOf(fields) },
      {
        onSuccess: ({ id }) => {
          onClose();
          void navigate({ to: '/load-runs/$runId', params: { runId: id } });
        },
      },
    );
  };
  const rates = { min: 0, max: 10_000, disabled: fields.single_run, decimalScale: 2 };
  return (
    <Modal opened onClose={onClose} title="New load run" centered>
      <form onSubmit={submit}>
        <Stack>
          <ProblemAlert error={queue.error} />
          <Select
            label="Load test"
            data={[...tests]}
            value={test}
            onChange={setTest}
            allowDeselect={false}
            required
            data-autofocus
          />
          <Checkbox
            label="Single run (one iteration, no rates)"
            checked={fields.single_run}
            onChange={(event) => set({ single_run: event.currentTarget.checked })}
          />
          <SimpleGrid cols={3}>
            <NumberInput
              label="Minutes"
              value={fields.duration_min}
              onChange={(duration_min) => set({ duration_min })}
              min={0.05}
              max={240}
              step={0.5}
              decimalScale={2}
              disabled={fields.single_run}
            />
            <NumberInput
              label="Whole/s"
              value={fields.nonstream_rps}
              onChange={(nonstream_rps) => set({ nonstream_rps })}
              {...rates}
            />
            <NumberInput
              label="Streamed/s"
              value={fields.stream_rps}
              onChange={(stream_rps) => set({ stream_rps })}
              {...rates}
            />
          </SimpleGrid>
          {test !== null && <PlanBox test={test} parameters={plannedOf(fields)} />}
          <TextInput
            label="Target"
            description="Origin under test, from the runner’s allowlist. Empty: Rehearsal’s own coach"
            placeholder="http://127.0.0.1:9000"
            value={fields.target}
            onChange={(event) => set({ target: event.currentTarget.value })}
            type="url"
          />
          <TextInput
            label="Model"
            placeholder="jan-v1-4b"
            value={fields.model}
            onChange={(event) => set({ model: event.currentTarget.value })}
          />
          <Checkbox
            label="Debug output in the log"
            checked={fields.debug}
            onChange={(event) => set({ debug: event.currentTarget.checked })}
          />
          <Checkbox
            label="Limits of the house"
            description="Where the script sets none: http_req_failed rate<0.05, checks rate>0.95"
            checked={fields.house_limits}
            onChange={(event) => set({ house_limits: event.currentTarget.checked })}
          />
          <QueueFields fields={fields} onChange={set} />
          <FormButtons submit="Queue run" isBusy={queue.isPending} disabled={test === null} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
};
