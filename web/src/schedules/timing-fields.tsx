import { Autocomplete, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CADENCES } from './cadences.js';
import { NextTimes } from './next-times.js';

interface Timing {
  readonly cron: string;
  readonly timeZone: string;
}

interface Props extends Timing {
  readonly onChange: (part: Partial<Timing>) => void;
}

const OTHER = 'other';

export const isUsual = (cron: string): boolean => CADENCES.some((cadence) => cadence.cron === cron);

/** When, by the usual words or as cron, and the times that this comes to. */
export const TimingFields = ({ cron, timeZone, onChange }: Props) => {
  const [isOther, setOther] = useState(!isUsual(cron));
  return (
    <Stack>
      <Select
        label="How often"
        data={[
          ...CADENCES.map((each) => ({ value: each.cron, label: each.words })),
          { value: OTHER, label: 'otherwise, as cron' },
        ]}
        value={isOther ? OTHER : cron}
        onChange={(value) => {
          setOther(value === OTHER);
          if (value !== null && value !== OTHER) onChange({ cron: value });
        }}
        allowDeselect={false}
      />
      {isOther && (
        <TextInput
          label="Cron"
          description="Minute, hour, day of the month, month, day of the week"
          placeholder="30 2 * * 1-5"
          value={cron}
          onChange={({ currentTarget }) => onChange({ cron: currentTarget.value })}
          required
        />
      )}
      <Autocomplete
        label="Time zone"
        data={['UTC', ...Intl.supportedValuesOf('timeZone')]}
        limit={20}
        value={timeZone}
        onChange={(zone) => onChange({ timeZone: zone })}
        required
      />
      <NextTimes cron={cron} timeZone={timeZone} />
    </Stack>
  );
};
