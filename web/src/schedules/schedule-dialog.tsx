import { Autocomplete, Checkbox, Modal, Select, Stack, TextInput } from '@mantine/core';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { useState, type SubmitEvent } from 'react';
import { useChangeSchedule, useCreateSchedule } from '../api/resources/schedules.js';
import { FormButtons } from '../components/buttons/form-buttons.js';
import { ProblemAlert } from '../problems/problem-alert.js';
import { CADENCES, cadenceWords } from './cadences.js';
import { NextTimes } from './next-times.js';

interface Props {
  readonly tests: readonly string[];
  /** The one that is changed; null: a new one. */
  readonly schedule: ScheduleView | null;
  readonly onClose: () => void;
}

const OTHER = 'other';
const [, NIGHTLY] = CADENCES;

/** Says when a load test is queued by itself. Its parameters are the script's own, unless the command line set others. */
export const ScheduleDialog = ({ tests, schedule, onClose }: Props) => {
  const [name, setName] = useState(schedule?.name ?? '');
  const [test, setTest] = useState(schedule?.test ?? tests[0] ?? null);
  const [cron, setCron] = useState(schedule?.cron ?? NIGHTLY.cron);
  const isUsual = CADENCES.some((cadence) => cadence.cron === cron);
  const [isOther, setOther] = useState(!isUsual);
  const [timeZone, setTimeZone] = useState(schedule?.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [isSingle, setSingle] = useState(schedule?.parameters.single_run ?? false);
  const create = useCreateSchedule();
  const change = useChangeSchedule(schedule?.name ?? '');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (test === null) return;
    const { single_run, ...others } = schedule?.parameters ?? {};
    const plan = { test, cron, time_zone: timeZone, parameters: { ...others, ...(isSingle && { single_run: true }) } };
    if (schedule === null) create.mutate({ name, ...plan }, { onSuccess: onClose });
    else change.mutate(plan, { onSuccess: onClose });
  };
  return (
    <Modal opened onClose={onClose} title={schedule === null ? 'New schedule' : `Change ${schedule.name}`} centered>
      <form onSubmit={submit}>
        <Stack>
          <ProblemAlert error={create.error ?? change.error} />
          {schedule === null && (
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
          )}
          <Select label="Load test" data={[...tests]} value={test} onChange={setTest} allowDeselect={false} required />
          <Select
            label="How often"
            data={[
              ...CADENCES.map((each) => ({ value: each.cron, label: each.words })),
              { value: OTHER, label: 'otherwise, as cron' },
            ]}
            value={isOther ? OTHER : cron}
            onChange={(value) => {
              setOther(value === OTHER);
              if (value !== null && value !== OTHER) setCron(value);
            }}
            allowDeselect={false}
          />
          {isOther && (
            <TextInput
              label="Cron"
              description="Minute, hour, day of the month, month, day of the week"
              placeholder="30 2 * * 1-5"
              value={cron}
              onChange={({ currentTarget }) => setCron(currentTarget.value)}
              required
            />
          )}
          <Autocomplete
            label="Time zone"
            data={['UTC', ...Intl.supportedValuesOf('timeZone')]}
            limit={20}
            value={timeZone}
            onChange={setTimeZone}
            required
          />
          <Checkbox
            label="Single run (one iteration, no rates)"
            description="Otherwise as long and as fast as the script says"
            checked={isSingle}
            onChange={({ currentTarget }) => setSingle(currentTarget.checked)}
          />
          <NextTimes cron={cron} timeZone={timeZone} />
          <FormButtons
            submit={schedule === null ? `Queue ${isUsual ? cadenceWords(cron) : 'by cron'}` : 'Save'}
            isBusy={create.isPending || change.isPending}
            disabled={test === null}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
};
