import { Checkbox, Select, SimpleGrid } from '@mantine/core';
import type { LoadRunPriority } from '@rehearsal/contracts/load/load-run';
import { useMay } from '../../api/auth.js';
import { NumberField } from '../../components/numbers/number-field.js';
import { WORKERS, type RunFields } from './run-parameters.js';

const PRIORITIES: readonly { value: LoadRunPriority; label: string }[] = [
  { value: 'low', label: 'Low' },
  { value: 'normal', label: 'Normal' },
  { value: 'high', label: 'High: before all others' },
];

interface Props {
  readonly fields: RunFields;
  readonly onChange: (part: Partial<RunFields>) => void;
}

/** How a run waits for its turn, and how many workers share it. */
export const QueueFields = ({ fields, onChange }: Props) => {
  const mayHasten = useMay('load-run:prioritise');
  return (
    <>
      <SimpleGrid cols={2}>
        <Select
          label="Priority"
          data={PRIORITIES.map((each) => ({ ...each, disabled: each.value === 'high' && !mayHasten }))}
          value={fields.priority}
          onChange={(value) => onChange({ priority: value ?? 'normal' })}
          allowDeselect={false}
        />
        <NumberField
          label="Split over workers"
          placeholder="1"
          value={fields.workers}
          onChange={(workers) => onChange({ workers })}
          bounds={WORKERS}
        />
      </SimpleGrid>
      <Checkbox
        label="Run beside others"
        description="Does not wait for other runs on the same target; the figures of both may suffer"
        checked={fields.concurrent}
        onChange={(event) => onChange({ concurrent: event.currentTarget.checked })}
      />
    </>
  );
};
