import { Select } from '@mantine/core';

/** How long a new instance lives; the empty one leaves it to the system. */
const LIVES = [
  { value: '', label: 'As long as the system lets it' },
  { value: '1h', label: '1 hour' },
  { value: '1d', label: '1 day' },
  { value: '7d', label: '1 week' },
  { value: 'never', label: 'Until it is deleted' },
];

/** The choice as the API takes it. */
export const ttlOf = (life: string): { ttl?: string | null } =>
  life === '' ? {} : { ttl: life === 'never' ? null : life };

interface Props {
  readonly value: string;
  readonly onChange: (life: string) => void;
}

export const LifeSelect = ({ value, onChange }: Props) => (
  <Select
    label="Lives"
    description="Then it is deleted by itself"
    data={LIVES}
    value={value}
    onChange={(life) => onChange(life ?? '')}
    allowDeselect={false}
  />
);
