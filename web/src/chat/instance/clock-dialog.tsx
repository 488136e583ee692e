import { SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import type { ClockBody } from '@rehearsal/contracts/http/instances/instances';
import { FormButtons } from '../../components/buttons/form-buttons.js';
import { Dialog } from '../../components/dialog.js';
import { ProblemAlert } from '../../problems/problem-alert.js';

interface Props {
  readonly isBusy: boolean;
  readonly error: Error | null;
  readonly onMove: (move: ClockBody) => void;
  readonly onClose: () => void;
}

/** Moves the clock by any length of time, or to a moment. */
export const ClockDialog = ({ isBusy, error, onMove, onClose }: Props) => {
  const [by, setBy] = useState('length');
  const [length, setLength] = useState('');
  const [moment, setMoment] = useState('');
  const isByLength = by === 'length';
  const isEmpty = (isByLength ? length : moment).trim() === '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onMove(
      // A field of date and time means this browser's zone; the API wants a zone said.
      isByLength ? { advance: length.replaceAll(/\s/g, '') } : { set: new Date(moment).toISOString() },
    );
  };
  return (
    <Dialog onClose={onClose} title="Move the clock ahead">
      <form onSubmit={submit}>
        <Stack>
          <ProblemAlert error={error} />
          <SegmentedControl
            aria-label="Move the clock"
            value={by}
            onChange={setBy}
            data={[
              { value: 'length', label: 'By a length of time' },
              { value: 'moment', label: 'To a moment' },
            ]}
          />
          {isByLength ? (
            <TextInput
              label="How far"
              description="Weeks, days, hours and minutes, such as 3d 4h"
              placeholder="3d 4h"
              value={length}
              onChange={(event) => setLength(event.currentTarget.value)}
              data-autofocus
            />
          ) : (
            <TextInput
              label="Date and time"
              description="In the time zone of this browser"
              type="datetime-local"
              value={moment}
              onChange={(event) => setMoment(event.currentTarget.value)}
            />
          )}
          <Text size="sm" c="dimmed">
            A clock never goes back. A reset takes it back to where it began.
          </Text>
          <FormButtons submit="Move clock" isBusy={isBusy} disabled={isEmpty} onCancel={onClose} />
        </Stack>
      </form>
    </Dialog>
  );
};
