import { Stack } from '@mantine/core';
import { useRef } from 'react';
import { ObjectFields } from '../fields/object-fields.js';
import { TextField } from '../fields/text-field.js';
import { schemaAt } from '../text/schema.js';
import type { Path } from '../text/change-text.js';
import { withRenamed } from '../text/identity-links.js';
import { useFormDocument, useFormValue } from '../text/form-document.js';

/** An identity. What refers to it by name follows when it is renamed. */
export const IdentityFields = ({ path }: { readonly path: Path }) => {
  const { json, change } = useFormDocument();
  const { value } = useFormValue([...path, 'name']);
  const name = typeof value === 'string' ? value : '';
  const before = useRef(name);
  const follow = () => {
    const old = before.current;
    before.current = name;
    change((text, said) => withRenamed(text, said, old, name));
  };
  const schema = schemaAt(json, path) ?? {};
  return (
    <Stack gap="sm">
      <TextField path={[...path, 'name']} schema={schema.properties?.['name'] ?? {}} isRequired onBlur={follow} />
      <ObjectFields path={path} schema={schema} label="Identity" without={['name']} isBare />
    </Stack>
  );
};
