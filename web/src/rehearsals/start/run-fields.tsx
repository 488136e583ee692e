import { ActionIcon, Select, SimpleGrid } from '@mantine/core';
import type { Keep } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { NumberField } from '../../components/numbers/number-field.js';
import { EngineSelect } from './engine-select.js';
import { SEED, TRIALS, type RunFields } from './run-order.js';

interface Props {
  readonly fields: RunFields;
  readonly onChange: (part: Partial<RunFields>) => void;
}

const KEPT: readonly { value: Keep; label: string }[] = [
  { value: 'failed', label: 'Those of failed trials' },
  { value: 'all', label: 'All of them' },
  { value: 'none', label: 'None' },
];

const randomSeed = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;

/** How often, against which coach, from which seed, and what stays afterwards. */
export const RunFieldInputs = ({ fields, onChange }: Props) => (
  <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
    <NumberField
      label="Trials of each"
      description="Empty: as each rehearsal says"
      placeholder="As written"
      value={fields.repeat}
      onChange={(repeat) => onChange({ repeat })}
      bounds={TRIALS}
    />
    <EngineSelect value={fields.engine} onChange={(engine) => onChange({ engine })} />
    <NumberField
      label="Seed"
      description="The same one makes the same choices"
      placeholder="1"
      value={fields.seed}
      onChange={(seed) => onChange({ seed })}
      bounds={SEED}
      rightSection={
        <ActionIcon
          variant="subtle"
          color="gray"
          onClick={() => onChange({ seed: randomSeed() })}
          aria-label="Random seed"
          title="Random seed"
        >
          <span aria-hidden>⚄</span>
        </ActionIcon>
      }
    />
    <Select
      label="Keep test users"
      description="For a week, to be opened and forked"
      data={KEPT}
      value={fields.keep}
      onChange={(keep) => onChange({ keep: keep ?? 'failed' })}
      allowDeselect={false}
    />
  </SimpleGrid>
);
