import { Select } from '@mantine/core';
import { useFormDocument, useFormValue } from '../text/form-document.js';
import { valueAt } from '../text/change-text.js';
import { headingOf, type FieldProps } from './field-props.js';

const MOST_SHOWN = 50;

/** A message of the conversation, picked by what it says. */
export const MessageField = (field: FieldProps) => {
  const { json } = useFormDocument();
  const { pointer, value, fault, set } = useFormValue(field.path);
  const messages = valueAt(json, ['template', 'chat_messages']);
  const contents = (Array.isArray(messages) ? messages : []).map((message) => String(valueAt(message, ['content'])));
  const at = typeof value === 'number' ? value : contents.indexOf(String(value));
  return (
    <Select
      {...headingOf(field)}
      description="The message of the chat that it belongs to."
      data={contents.map((content, index) => ({
        value: String(index),
        label: `${index + 1}: ${content.slice(0, 80)}`,
      }))}
      value={at in contents ? String(at) : null}
      onChange={(index) => set(index === null ? undefined : Number(index))}
      limit={MOST_SHOWN}
      error={fault}
      searchable
      clearable
      nothingFoundMessage="No message says that."
      data-pointer={pointer}
    />
  );
};
