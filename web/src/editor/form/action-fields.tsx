import { Select, Stack } from '@mantine/core';
import { ObjectFields } from '../fields/object-fields.js';
import { blankOf, labelOf, meaningOf, schemaAt, shapeOf } from '../text/schema.js';
import { valueAt, withValue, type Path } from '../text/change-text.js';
import { useFormDocument, useFormValue } from '../text/form-document.js';

/** An action: its type, and the parameters that this type has. */
export const ActionFields = ({ path }: { readonly path: Path }) => {
  const { json, change } = useFormDocument();
  const { pointer, value: type, fault } = useFormValue([...path, 'action_type']);
  const list = schemaAt(json, path);
  if (list === undefined) return null;
  const types = (list.oneOf ?? []).map((each) => String(each.properties?.['action_type']?.const));
  const shape = shapeOf(list, valueAt(json, path));
  const parameters = shape.properties?.['parameters'];
  /** Parameters of the same name stay; the others are those of another type. */
  const turnInto = (next: string) => {
    const wanted = list.oneOf?.[types.indexOf(next)]?.properties?.['parameters'] ?? {};
    const kept = Object.entries(valueAt(json, [...path, 'parameters']) ?? {}).filter(
      ([key]) => wanted.properties?.[key] !== undefined,
    );
    const given = { ...(blankOf(wanted) as object), ...Object.fromEntries(kept) };
    change((text) => withValue(withValue(text, [...path, 'action_type'], next), [...path, 'parameters'], given));
  };
  return (
    <Stack gap="sm">
      <Select
        label="What the coach did"
        description={meaningOf(shape)}
        data={types.map((value) => ({ value, label: labelOf(value) }))}
        value={typeof type === 'string' ? type : null}
        onChange={(next) => {
          if (next !== null) turnInto(next);
        }}
        error={fault}
        searchable
        allowDeselect={false}
        withAsterisk
        data-pointer={pointer}
      />
      {parameters && Object.keys(parameters.properties ?? {}).length > 0 && (
        <ObjectFields path={[...path, 'parameters']} schema={parameters} label="Parameters" />
      )}
      <ObjectFields path={path} schema={shape} label="Action" without={['action_type', 'parameters']} isBare />
    </Stack>
  );
};
