import { Select, Stack } from '@mantine/core';
import { useFormDocument, useFormValue } from '../text/form-document.js';
import { valueAt } from '../text/change-text.js';
import { blankOf, labelOf, shapeOf, type Schema } from '../text/schema.js';
import { ChoiceField, ChoicesField, YesField } from './choice-field.js';
import { headingOf, type FieldProps } from './field-props.js';
import { FreeFields } from './free-fields.js';
import { ListField } from './list-field.js';
import { MessageField } from './message-field.js';
import { ObjectFields } from './object-fields.js';
import { identityNames, isIdentityName } from './suggested-names.js';
import { TextField } from './text-field.js';
import { AnyField, LinesField, NumberField } from './value-fields.js';

const isTextsOnly = (schema: Schema, value: unknown): boolean =>
  schema.items?.type === 'string' &&
  !(Array.isArray(value) && value.some((entry) => typeof entry !== 'string' || entry.includes('\n')));

/** The field that fits what the schema says of a place. */
export const SchemaField = (field: FieldProps) => {
  const { json } = useFormDocument();
  const { schema, path } = field;
  const value = valueAt(json, path);
  const key = String(path.at(-1));
  if (key === 'source_message' || key === 'coach_message') return <MessageField {...field} />;
  if (schema.anyOf ?? schema.oneOf) return <ShapeField {...field} />;
  if (schema.enum) return <ChoiceField {...field} />;
  if (schema.type === 'boolean' || schema.const !== undefined) return <YesField {...field} />;
  if (schema.type === 'integer' || schema.type === 'number') return <NumberField {...field} />;
  if (schema.type === 'string')
    return isIdentityName(path) ? <TextField {...field} suggestions={identityNames(json)} /> : <TextField {...field} />;
  if (schema.type === 'array') {
    if (schema.items?.enum) return <ChoicesField {...field} />;
    return isTextsOnly(schema, value) ? <LinesField {...field} /> : <ListField {...field} />;
  }
  if (schema.properties) return <ObjectFields {...field} />;
  return schema.type === 'object' ? <FreeFields {...field} /> : <AnyField {...field} />;
};

const nameOf = (shape: Schema): string => {
  if (shape.const !== undefined)
    return labelOf(typeof shape.const === 'string' ? shape.const : JSON.stringify(shape.const));
  if (shape.enum) return 'One word';
  const [first] = Object.keys(shape.properties ?? {});
  return first === undefined ? labelOf(shape.type ?? 'value') : `By ${labelOf(first).toLowerCase()}`;
};

/** A value that has one of several shapes: first which, then the field of that one. */
const ShapeField = (field: FieldProps) => {
  const { value, fault, set } = useFormValue(field.path);
  const shapes = field.schema.anyOf ?? field.schema.oneOf ?? [];
  const shape = shapeOf(field.schema, value);
  const at = shapes.indexOf(shape);
  return (
    <Stack gap="xs">
      <Select
        {...headingOf(field)}
        data={shapes.map((each, index) => ({ value: String(index), label: nameOf(each) }))}
        value={at < 0 ? null : String(at)}
        onChange={(index) => set(index === null ? undefined : blankOf(shapes[Number(index)] ?? {}))}
        clearable={field.isRequired !== true && field.isKept !== true}
        allowDeselect={false}
        error={fault}
      />
      {at >= 0 && shape.const === undefined && <SchemaField path={field.path} schema={shape} label="What it is" />}
    </Stack>
  );
};
