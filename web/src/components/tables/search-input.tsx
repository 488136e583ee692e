import { TextInput } from '@mantine/core';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}

/** The words that a list is searched by. */
export const SearchInput = ({ label, placeholder, value = '', onChange }: Props) => (
  <TextInput
    type="search"
    label={label}
    placeholder={placeholder}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    style={{ flex: '1 1 14rem', maxWidth: '28rem' }}
  />
);
