import { MultiSelect, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { rehearsalsQuery } from '../api/resources/rehearsals.js';
import { NumberField } from '../components/numbers/number-field.js';
import type { Typed } from '../components/numbers/read-number.js';
import { EngineSelect } from '../rehearsals/start/engine-select.js';
import { TRIALS } from '../rehearsals/start/run-order.js';
import { groupsOf } from './scheduled-choice.js';

export interface RehearsalPlan {
  readonly chosen: readonly string[];
  readonly repeat: Typed;
  readonly engine: string;
}

interface Props {
  readonly plan: RehearsalPlan;
  readonly onChange: (part: Partial<RehearsalPlan>) => void;
}

/** Which rehearsals a schedule runs, how often each, and against which coach. */
export const RehearsalFields = ({ plan, onChange }: Props) => {
  const { data: rows = [], error } = useQuery(rehearsalsQuery);
  return (
    <Stack>
      <MultiSelect
        label="Rehearsals"
        description="In the version that their scenarios have at each time"
        placeholder={plan.chosen.length === 0 ? 'By tag, by scenario or one by one' : ''}
        data={groupsOf(rows, plan.chosen)}
        value={[...plan.chosen]}
        onChange={(chosen) => onChange({ chosen })}
        error={error === null ? null : 'The rehearsals could not be listed.'}
        searchable
        clearable
        hidePickedOptions
      />
      <NumberField
        label="Trials of each"
        description="Empty: as each rehearsal says"
        placeholder="As written"
        value={plan.repeat}
        onChange={(repeat) => onChange({ repeat })}
        bounds={TRIALS}
      />
      <EngineSelect value={plan.engine} onChange={(engine) => onChange({ engine })} />
    </Stack>
  );
};
