import { Checkbox, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { ScriptParameter } from '@rehearsal/contracts/load/tests/load-test';
import { NumberField } from '../../components/numbers/number-field.js';
import { NUMBERS, type RunFields } from './run-parameters.js';

interface Props {
  /** What the script reads, and what it takes by itself. */
  readonly parameters: readonly ScriptParameter[];
  readonly fields: RunFields;
  readonly onChange: (part: Partial<RunFields>) => void;
}

/** What this script can be told, each with the script's own default where it is left empty; nothing that it does not read. */
export const ScriptFields = ({ parameters, fields, onChange }: Props) => {
  const read = new Map(parameters.map((parameter) => [parameter.name, parameter.default ?? '']));
  const numbers = NUMBERS.filter(({ name }) => read.has(name));
  if (parameters.length === 0)
    return (
      <Text size="sm" c="dimmed">
        The script reads no parameters: it runs as it is written.
      </Text>
    );
  return (
    <Stack>
      {read.has('single_run') && (
        <Checkbox
          label="Single run (one iteration, no rates)"
          checked={fields.single_run}
          onChange={(event) => onChange({ single_run: event.currentTarget.checked })}
        />
      )}
      {numbers.length > 0 && (
        <SimpleGrid cols={3}>
          {numbers.map(({ name, label, bounds }) => (
            <NumberField
              key={name}
              label={label}
              placeholder={read.get(name) ?? ''}
              value={fields[name]}
              onChange={(value) => onChange({ [name]: value })}
              disabled={fields.single_run}
              bounds={bounds}
            />
          ))}
        </SimpleGrid>
      )}
      {read.has('model') && (
        <TextInput
          label="Model"
          placeholder={read.get('model') ?? ''}
          value={fields.model}
          onChange={(event) => onChange({ model: event.currentTarget.value })}
        />
      )}
      {read.has('debug') && (
        <Checkbox
          label="Debug output in the log"
          checked={fields.debug}
          onChange={(event) => onChange({ debug: event.currentTarget.checked })}
        />
      )}
      <Text size="xs" c="dimmed">
        What is left empty is the script’s own, as it stands there in grey.
      </Text>
    </Stack>
  );
};
