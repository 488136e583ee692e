import { Button, Menu, Text } from '@mantine/core';
import { useFormDocument } from '../text/form-document.js';
import { withValue, type Path } from '../text/change-text.js';
import { blankOf, labelOf, meaningOf, type Schema } from '../text/schema.js';

interface Props {
  readonly path: Path;
  /** What the fields are added to. */
  readonly label: string;
  readonly fields: readonly (readonly [string, Schema])[];
}

/** Offers the fields that an object may have and has not yet, each with its meaning. */
export const AddMenu = ({ path, label, fields }: Props) => {
  const { change } = useFormDocument();
  if (fields.length === 0) return null;
  return (
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <Button size="xs" variant="default" w="max-content" aria-label={`Add to ${label.toLowerCase()}`}>
          Add … <span aria-hidden>▾</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {fields.map(([key, schema]) => (
          <Menu.Item key={key} onClick={() => change((text) => withValue(text, [...path, key], blankOf(schema)))}>
            {labelOf(key)}
            <Text size="xs" c="dimmed">
              {meaningOf(schema)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
