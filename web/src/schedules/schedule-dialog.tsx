import { Checkbox, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { useState, type SubmitEvent } from 'react';
import { useChangeSchedule, useCreateSchedule } from '../api/resources/schedules.js';
import { FormButtons } from '../components/buttons/form-buttons.js';
import { Dialog } from '../components/dialog.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { cadenceWords } from './cadences.js';
import { RehearsalFields } from './rehearsal-fields.js';
import { fieldsOf, planOf, type PlanFields } from './schedule-plan.js';
import { isUsual, TimingFields } from './timing-fields.js';

interface Props {
  readonly tests: readonly string[];
  /** The one that is changed; null: a new one. */
  readonly schedule: ScheduleView | null;
  readonly onClose: () => void;
}

const KINDS = [
  { value: 'test', label: 'A load test' },
  { value: 'rehearsals', label: 'Rehearsals' },
];

/** Says what is queued by itself, and when. What the form does not ask is as the command line set it, or as written. */
export const ScheduleDialog = ({ tests, schedule, onClose }: Props) => {
  const [name, setName] = useState(schedule?.name ?? '');
  const [fields, setFields] = useState(() => fieldsOf(schedule, tests));
  const change = (part: Partial<PlanFields>) => setFields((before) => ({ ...before, ...part }));
  const create = useCreateSchedule();
  const save = useChangeSchedule(schedule?.name ?? '');
  const plan = planOf(fields, schedule);
  const { cron } = fields;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (plan === undefined) return;
    if (schedule === null) create.mutate({ name, ...plan }, { onSuccess: onClose });
    else save.mutate(plan, { onSuccess: onClose });
  };
  return (
    <Dialog onClose={onClose} title={schedule === null ? 'New schedule' : `Change ${schedule.name}`}>
      <form onSubmit={submit}>
        <Stack>
          <ProblemAlert error={create.error ?? save.error} />
          {schedule === null && (
            <>
              <TextInput
                label="Name"
                description="Lower-case letters, digits and “-”; it never changes"
                placeholder="nightly"
                value={name}
                onChange={({ currentTarget }) => setName(currentTarget.value)}
                pattern="[a-z0-9][a-z0-9\-]{0,63}"
                required
                data-autofocus
              />
              <SegmentedControl
                aria-label="What it runs"
                data={KINDS}
                value={fields.kind}
                onChange={(kind) => change({ kind: kind === 'rehearsals' ? 'rehearsals' : 'test' })}
              />
            </>
          )}
          {fields.kind === 'rehearsals' ? (
            <RehearsalFields plan={fields} onChange={change} />
          ) : (
            <>
              <Select
                label="Load test"
                data={[...tests]}
                value={fields.test}
                onChange={(test) => change({ test })}
                allowDeselect={false}
                required
              />
              <Checkbox
                label="Single run (one iteration, no rates)"
                description="Otherwise as long and as fast as the script says"
                checked={fields.isSingle}
                onChange={({ currentTarget }) => change({ isSingle: currentTarget.checked })}
              />
            </>
          )}
          <TimingFields cron={cron} timeZone={fields.timeZone} onChange={change} />
          <FormButtons
            submit={schedule === null ? `Queue ${isUsual(cron) ? cadenceWords(cron) : 'by cron'}` : 'Save'}
            isBusy={create.isPending || save.isPending}
            disabled={plan === undefined}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
};
