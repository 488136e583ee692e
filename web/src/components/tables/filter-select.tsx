import { NativeSelect } from '@mantine/core';
import { downIcon } from '../icons.js';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly data: readonly (string | { readonly value: string; readonly label: string })[];
  readonly onChange: (value: string) => void;
  /** What it says where nothing is chosen; without it something always is. */
  readonly none?: string;
  readonly hiddenFrom?: 'sm';
}

/** One of the things that a list is narrowed by. Several beside each other also on a phone. */
export const FilterSelect = ({ label, value, data, onChange, none, hiddenFrom }: Props) => (
  <NativeSelect
    label={label}
    data={[...(none === undefined ? [] : [{ value: '', label: none }]), ...data]}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    style={{ flex: '1 1 6.5rem', maxWidth: '12rem' }}
    // Our own sign: that of Mantine is sized by what a menu brings.
    rightSection={downIcon}
    {...(hiddenFrom && { hiddenFrom })}
  />
);

/** What the rows have, and what is chosen already. */
export const offered = (found: readonly string[], chosen: string): string[] =>
  [...new Set([...found, ...(chosen === '' ? [] : [chosen])])].sort();
