import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { numberFault, readNumber, type Bounds, type Typed } from './read-number.js';

interface Props extends Omit<TextInputProps, 'value' | 'onChange' | 'min' | 'max'> {
  readonly value: Typed;
  readonly onChange: (value: Typed) => void;
  readonly bounds?: Bounds;
}

/** A number that is typed: what was typed stays as it is, and what is none that it takes is said beside it. */
export const NumberField = ({ value, onChange, bounds = {}, error, ...input }: Props) => {
  const [typed, setTyped] = useState('');
  const fault = input.disabled ? undefined : numberFault(value, bounds);
  return (
    <TextInput
      {...input}
      inputMode={bounds.isWhole ? 'numeric' : 'decimal'}
      autoComplete="off"
      // What the page itself sets, such as a random number, is not what was typed last.
      value={readNumber(typed, bounds) === value ? typed : String(value)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        onChange(readNumber(currentTarget.value, bounds));
      }}
      // Whoever shows it may know better which numbers are meant.
      error={error ?? fault}
    />
  );
};
