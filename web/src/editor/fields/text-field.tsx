import { Autocomplete, TextInput } from '@mantine/core';
import { GrowingText } from '../../components/growing-text.js';
import { useFormValue } from '../text/form-document.js';
import { headingOf, type FieldProps } from './field-props.js';

/** Keys whose texts run over several lines. */
const LONG = new Set([
  'description',
  'content',
  'note',
  'affirmation',
  'visualization',
  'result_summary',
  'say',
  'advice',
]);

interface Props extends FieldProps {
  /** What is picked from mostly; anything else may be written as well. */
  readonly suggestions?: readonly string[];
  readonly onBlur?: () => void;
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);

/** A text. An optional one that is empty is left out of the scenario. */
export const TextField = ({ suggestions, onBlur, ...field }: Props) => {
  const { pointer, value, fault, set } = useFormValue(field.path);
  const { schema, isRequired = false, isKept = false } = field;
  const common = {
    ...headingOf(field),
    value: shown(value),
    error: fault,
    'data-pointer': pointer,
    ...(onBlur && { onBlur }),
  };
  const write = (text: string) => set(text === '' && !isRequired && !isKept ? undefined : text);
  if (suggestions !== undefined) return <Autocomplete {...common} data={[...new Set(suggestions)]} onChange={write} />;
  if (LONG.has(String(field.path.at(-1))))
    return <GrowingText {...common} most={14} onChange={(event) => write(event.currentTarget.value)} />;
  return (
    <TextInput
      {...common}
      {...(schema.format === 'date-time' && { placeholder: '2025-01-31T09:30:00Z' })}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
};
