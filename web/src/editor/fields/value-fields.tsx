import { TextInput } from '@mantine/core';
import { parseJsonDocument } from '@rehearsal/contracts/json/document';
import { useState } from 'react';
import { NumberField as TypedNumber } from '../../components/numbers/number-field.js';
import { numberFault, type Bounds } from '../../components/numbers/read-number.js';
import { GrowingText } from '../../components/growing-text.js';
import { useFormValue } from '../text/form-document.js';
import type { Schema } from '../text/schema.js';
import { headingOf, type FieldProps } from './field-props.js';

const boundsOf = ({ type, minimum, exclusiveMinimum, maximum }: Schema): Bounds => {
  const isWhole = type === 'integer';
  const min = minimum ?? (isWhole && exclusiveMinimum !== undefined ? exclusiveMinimum + 1 : undefined);
  return { isWhole, min, max: maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum };
};

/** What is no number goes into the document as it was typed, so that nothing is lost: the field says what it takes. */
export const NumberField = (field: FieldProps) => {
  const { pointer, value, fault, set } = useFormValue(field.path);
  return (
    <TypedNumber
      {...headingOf(field)}
      value={typeof value === 'number' || typeof value === 'string' ? value : ''}
      onChange={(number) => set(number === '' ? undefined : number)}
      // Its check would say that it is a text, which nobody meant.
      error={typeof value === 'string' ? numberFault(value, boundsOf(field.schema)) : fault}
      data-pointer={pointer}
    />
  );
};

const linesOf = (value: unknown): string => (Array.isArray(value) ? value.map(String).join('\n') : '');

/** A list of short texts, one on each line. */
export const LinesField = (field: FieldProps) => {
  const { pointer, value, fault, set } = useFormValue(field.path);
  const { label, description, withAsterisk } = headingOf(field);
  return (
    <GrowingText
      label={label}
      description={`${description ?? ''} One on each line.`.trim()}
      withAsterisk={withAsterisk}
      value={linesOf(value)}
      onChange={(event) => set(event.currentTarget.value === '' ? [] : event.currentTarget.value.split('\n'))}
      // Empty lines are there while one types, and nobody means them.
      onBlur={() => {
        const lines = Array.isArray(value) ? value : [];
        if (lines.some((line) => line === '')) set(lines.filter((line) => line !== ''));
      }}
      error={fault}
      most={10}
      data-pointer={pointer}
    />
  );
};

/** Text as it is; whatever is no text as it is written in JSON. */
const writtenAs = (value: unknown): string => {
  if (value === undefined) return '';
  return typeof value === 'string' && readAs(value) === value ? value : JSON.stringify(value);
};

/** What JSON would change without a word, such as an integer that JavaScript cannot hold, stays a text to the letter. */
const readAs = (text: string): unknown => {
  try {
    return parseJsonDocument(text).value;
  } catch {
    return text;
  }
};

/** Any value: words are a text, `3` is a number, `true` is what it says. What is typed is shown as it was typed. */
export const AnyField = (field: FieldProps) => {
  const { pointer, value, fault, set } = useFormValue(field.path);
  const [typed, setTyped] = useState<string>();
  const isStillSo = typed !== undefined && JSON.stringify(readAs(typed)) === JSON.stringify(value);
  return (
    <TextInput
      {...headingOf(field)}
      placeholder="Words, a number, true, or JSON"
      value={isStillSo ? typed : writtenAs(value)}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        set(readAs(event.currentTarget.value));
      }}
      error={fault}
      data-pointer={pointer}
    />
  );
};
