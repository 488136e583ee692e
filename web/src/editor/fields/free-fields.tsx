import { ActionIcon, Button, Fieldset, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormDocument, useFormValue } from '../text/form-document.js';
import { withValue } from '../text/change-text.js';
import { headingOf, type FieldProps } from './field-props.js';
import { AnyField } from './value-fields.js';

/** An object with keys of the author's choice: a name and a value on each line. */
export const FreeFields = (field: FieldProps) => {
  const { path } = field;
  const { change } = useFormDocument();
  const { value, fault } = useFormValue(path);
  const [name, setName] = useState('');
  const { label, description } = headingOf(field);
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const put = (key: string, entry: unknown) => change((text) => withValue(text, [...path, key], entry));
  const add = () => {
    put(name.trim(), '');
    setName('');
  };
  return (
    <Fieldset legend={label} p="sm">
      <Stack gap="xs">
        <Text size="xs" c={fault === undefined ? 'dimmed' : 'var(--mantine-color-error)'}>
          {fault ?? description}
        </Text>
        {keys.map((key) => (
          <Group key={key} wrap="nowrap" align="flex-end" gap={4}>
            <div style={{ flex: 1, minWidth: 0 }}>
              <AnyField path={[...path, key]} schema={{}} label={key} />
            </div>
            <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${key}`} onClick={() => put(key, undefined)}>
              <span aria-hidden>✕</span>
            </ActionIcon>
          </Group>
        ))}
        <Group gap="xs" wrap="nowrap">
          <TextInput
            size="xs"
            aria-label={`New name in ${label.toLowerCase()}`}
            placeholder="Name"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button size="xs" variant="default" disabled={name.trim() === '' || keys.includes(name.trim())} onClick={add}>
            Add
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
};
