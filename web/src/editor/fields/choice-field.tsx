import { Checkbox, MultiSelect, Select } from '@mantine/core';
import { upperSnake } from '@rehearsal/contracts/coaching/enums';
import { useFormValue } from '../text/form-document.js';
import { labelOf } from '../text/schema.js';
import { headingOf, type FieldProps } from './field-props.js';

const choicesOf = (words: readonly string[] = []) => words.map((value) => ({ value, label: labelOf(value) }));

/** A word may be written in any case, and the choice is the same. */
const canonical = (words: readonly string[] = [], value: unknown): string | undefined =>
  typeof value === 'string'
    ? words.find((word) => word === value || upperSnake(word) === upperSnake(value))
    : undefined;

const SEARCHED_FROM = 8;

/** One word of a vocabulary, by its human name. */
export const ChoiceField = (field: FieldProps) => {
  const { pointer, value, fault, set } = useFormValue(field.path);
  const { enum: words = [] } = field.schema;
  return (
    <Select
      {...headingOf(field)}
      data={choicesOf(words)}
      value={canonical(words, value) ?? null}
      onChange={(word) => set(word ?? undefined)}
      error={fault}
      clearable={field.isRequired !== true && field.isKept !== true}
      searchable={words.length >= SEARCHED_FROM}
      allowDeselect={false}
      nothingFoundMessage="There is no such word."
      data-pointer={pointer}
    />
  );
};

/** Several words of a vocabulary. */
export const ChoicesField = (field: FieldProps) => {
  const { pointer, value, fault, set } = useFormValue(field.path);
  const words = field.schema.items?.enum ?? [];
  const chosen = Array.isArray(value) ? value.flatMap((word) => canonical(words, word) ?? []) : [];
  return (
    <MultiSelect
      {...headingOf(field)}
      data={choicesOf(words)}
      value={chosen}
      onChange={set}
      error={fault}
      searchable
      data-pointer={pointer}
    />
  );
};

/** Yes or no; of what can only be said and not be denied, whether it is said. */
export const YesField = (field: FieldProps) => {
  const { pointer, value, fault, set } = useFormValue(field.path);
  const { const: fixed, default: otherwise = false } = field.schema;
  return (
    <Checkbox
      label={headingOf(field).label}
      description={headingOf(field).description}
      checked={(value ?? otherwise) === true}
      onChange={(event) => set(event.currentTarget.checked || (fixed === undefined ? false : undefined))}
      error={fault}
      data-pointer={pointer}
    />
  );
};
