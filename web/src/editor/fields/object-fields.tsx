import './fields.css';
import { ActionIcon, Fieldset, Stack, Text } from '@mantine/core';
import { useFormValue } from '../text/form-document.js';
import { valueAt } from '../text/change-text.js';
import { labelOf, type Schema } from '../text/schema.js';
import { AddMenu } from './add-menu.js';
import { useFieldOfSchema } from './field-of-schema.js';
import { headingOf, type FieldProps } from './field-props.js';

/** So many keys are shown together; of more, only those that are there. */
const MOST_SHOWN = 12;

const isShort = ({ type, enum: words, const: fixed, format }: Schema): boolean =>
  words !== undefined || fixed !== undefined || format !== undefined || type === 'integer' || type === 'number';

/** A frame of its own, which is worth its room only where there is something in it. */
const isFramed = ({ properties, items, type }: Schema): boolean =>
  properties !== undefined || (type === 'array' && items?.type === 'object');

/** An object of which nothing must be there, or that has many keys, shows those that are there and offers the others. */
const isSparse = ({ properties = {}, required = [] }: Schema): boolean =>
  required.length === 0 || Object.keys(properties).length > MOST_SHOWN;

interface Props extends FieldProps {
  /** Keys that have a place of their own elsewhere. */
  readonly without?: readonly string[];
  /** Whether it stands within a frame already. */
  readonly isBare?: boolean;
}

/** The fields of an object, each by its schema. */
export const ObjectFields = ({ without = [], isBare = false, ...field }: Props) => {
  const { schema, path } = field;
  const { pointer, value, fault } = useFormValue(path);
  const { required = [], properties = {} } = schema;
  const { label, description } = headingOf(field);
  const fields = Object.entries(properties).filter(
    ([key, { deprecated, const: fixed }]) => deprecated !== true && fixed !== false && !without.includes(key),
  );
  const isAdded = ([key, each]: [string, Schema]) => !required.includes(key) && (isSparse(schema) || isFramed(each));
  const isShown = (entry: [string, Schema]) => !isAdded(entry) || valueAt(value, [entry[0]]) !== undefined;
  const shown = fields.filter(isShown);
  const row = (entry: [string, Schema]) => (
    <FieldRow
      key={entry[0]}
      field={{
        path: [...path, entry[0]],
        schema: entry[1],
        isRequired: required.includes(entry[0]),
        isKept: isAdded(entry),
      }}
      isWide={!isShort(entry[1])}
      isLeftOut={isAdded(entry)}
    />
  );
  const content = (
    <Stack gap="sm">
      {shown.length > 0 && <div className="fields">{shown.map(row)}</div>}
      <AddMenu path={path} label={label} fields={fields.filter((entry) => !isShown(entry))} />
      {fault !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)" data-pointer={pointer} tabIndex={-1}>
          {fault}
        </Text>
      )}
    </Stack>
  );
  if (isBare) return content;
  return (
    <Fieldset legend={label} p="sm">
      {description !== undefined && (
        <Text size="xs" c="dimmed" mb="xs">
          {description}
        </Text>
      )}
      {content}
    </Fieldset>
  );
};

interface RowProps {
  readonly field: FieldProps;
  /** Whether it has the whole width. */
  readonly isWide: boolean;
  /** Whether it can be taken away again. */
  readonly isLeftOut: boolean;
}

const FieldRow = ({ field, isWide, isLeftOut }: RowProps) => {
  const draw = useFieldOfSchema();
  const { set } = useFormValue(field.path);
  return (
    <div className={isWide ? 'field field-wide' : 'field'}>
      <div className="field-input">{draw(field)}</div>
      {isLeftOut && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Leave out ${labelOf(String(field.path.at(-1))).toLowerCase()}`}
          onClick={() => set(undefined)}
        >
          <span aria-hidden>✕</span>
        </ActionIcon>
      )}
    </div>
  );
};
