import { ActionIcon, NumberInput, Select, SimpleGrid } from '@mantine/core';
import type { Keep } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { EngineSelect } from './engine-select.js';
import { LARGEST_SEED, MOST_TRIALS, type RunFields } from './run-order.js';

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
    <NumberInput
      label="Trials of each"
      description="Empty: as each rehearsal says"
      placeholder="As written"
      value={fields.repeat}
      onChange={(repeat) => onChange({ repeat })}
      min={1}
      max={MOST_TRIALS}
      allowDecimal={false}
    />
    <EngineSelect value={fields.engine} onChange={(engine) => onChange({ engine })} />
    <NumberInput
      label="Seed"
      description="The same one makes the same choices"
      placeholder="1"
      value={fields.seed}
      onChange={(seed) => onChange({ seed })}
      min={0}
      max={LARGEST_SEED}
      allowDecimal={false}
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
