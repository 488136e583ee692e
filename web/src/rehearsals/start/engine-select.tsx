import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { enginesQuery } from '../../api/resources/rehearsals.js';

interface Props {
  /** The name of an engine; empty: the house's own. */
  readonly value: string;
  readonly onChange: (engine: string) => void;
}

/** Whose coach answers, from those that there are. One that an address names and nobody has is shown, and refused by name. */
export const EngineSelect = ({ value, onChange }: Props) => {
  const { data: engines = [], error } = useQuery(enginesQuery);
  const known = engines.map(({ name, kind, default: isDefault }) => ({
    value: name,
    label: isDefault ? `${name} (${kind}, the default)` : `${name} (${kind})`,
  }));
  const isKnown = value === '' || engines.some(({ name }) => name === value);
  return (
    <Select
      label="Engine"
      description="Whose coach answers"
      placeholder="Default engine"
      data={isKnown ? known : [...known, { value, label: value }]}
      value={value === '' ? null : value}
      onChange={(engine) => onChange(engine ?? '')}
      error={error === null ? null : 'The engines could not be listed; the default one can be used.'}
      clearable
      searchable
    />
  );
};
