import { Button, Fieldset, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useFormDocument, useFormValue } from '../text/form-document.js';
import { withEntry, withValue, type Path } from '../text/change-text.js';
import { blankOf, shapeOf } from '../text/schema.js';
import { EntryCard } from './entry-card.js';
import { useFieldOfSchema } from './field-of-schema.js';
import { headingOf, type FieldProps } from './field-props.js';
import { ObjectFields } from './object-fields.js';

/** What an entry of a list is called, by the key of the list. */
const NOUNS: Readonly<Record<string, string>> = {
  script: 'step',
  expect: 'expectation',
  expectations: 'expectation',
  identities: 'identity',
  notes: 'note',
  required: 'action',
  in_order: 'action',
  forbidden: 'action',
  unchanged: 'path',
};

/** So few entries are all open. */
const MOST_OPEN = 3;

interface Props extends FieldProps {
  /** What one entry is called: "identity". */
  readonly noun?: string;
  /** What the list says while it is empty. */
  readonly empty?: string;
  readonly isBare?: boolean;
  /** The fields of an entry, where they are not those of its schema alone. */
  readonly children?: (path: Path) => ReactNode;
}

/** A list of objects: each a card that opens, is moved and taken away. */
export const ListField = ({ noun: given, empty, isBare = false, children, ...field }: Props) => {
  const { path, schema } = field;
  const key = String(path.at(-1));
  const noun = given ?? (Object.hasOwn(NOUNS, key) ? NOUNS[key] : undefined) ?? 'entry';
  const { change } = useFormDocument();
  const { pointer, value, fault } = useFormValue(path);
  const draw = useFieldOfSchema();
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  const [open, setOpen] = useState<ReadonlySet<number>>(
    () => new Set(entries.length <= MOST_OPEN ? entries.keys() : []),
  );
  const items = schema.items ?? {};
  const toggle = (index: number) =>
    setOpen((before) => new Set(before.has(index) ? [...before].filter((each) => each !== index) : [...before, index]));
  const swap = (left: number, right: number) => {
    change((text) => withValue(withValue(text, [...path, left], entries[right]), [...path, right], entries[left]));
    const other = (index: number) => (index === left ? right : index === right ? left : index);
    setOpen((before) => new Set([...before].map(other)));
  };
  const remove = (index: number) => {
    change((text) => withValue(text, [...path, index], undefined));
    setOpen((before) => new Set([...before].flatMap((each) => (each === index ? [] : each > index ? each - 1 : each))));
  };
  const add = () => {
    change((text) => withEntry(text, path, blankOf(items.oneOf?.[0] ?? items), Array.isArray(value)));
    setOpen((before) => new Set([...before, entries.length]));
  };
  const fieldsOf = (index: number): ReactNode => {
    const at = [...path, index];
    if (children) return children(at);
    const shape = shapeOf(items, entries[index]);
    return shape.properties ? (
      <ObjectFields path={at} schema={shape} label={noun} isBare />
    ) : (
      draw({ path: at, schema: items, label: 'Value', isRequired: true })
    );
  };
  const content = (
    <Stack gap="xs">
      {entries.length === 0 && empty !== undefined && (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      )}
      {entries.map((entry, index) => (
        <EntryCard
          // Entries have no ids: what is open moves with them.
          key={index}
          noun={noun}
          index={index}
          count={entries.length}
          path={[...path, index]}
          entry={entry}
          isOpen={open.has(index)}
          onToggle={() => toggle(index)}
          onSwap={(other) => swap(index, other)}
          onRemove={() => remove(index)}
        >
          {open.has(index) && fieldsOf(index)}
        </EntryCard>
      ))}
      {fault !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)" data-pointer={pointer} tabIndex={-1}>
          {fault}
        </Text>
      )}
      <Button variant="default" size="xs" w="max-content" onClick={add}>
        {`Add ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`}
      </Button>
    </Stack>
  );
  return isBare ? content : <Fieldset legend={headingOf(field).label}>{content}</Fieldset>;
};
