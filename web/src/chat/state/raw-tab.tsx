import { Group, SegmentedControl, Text } from '@mantine/core';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import { toldState } from '@rehearsal/rehearsing/told-state';
import { useState } from 'react';
import { CopyButton } from '../../components/buttons/copy-button.js';

const FORMS = [
  { value: 'api', label: 'As the API gives it' },
  { value: 'told', label: 'As paths see it' },
];

/** What is loaded of the instance, as the API gives it, or in the form that the paths of a rehearsal are judged on. */
export const RawTab = ({ view }: { readonly view: InstanceView }) => {
  const [form, setForm] = useState('api');
  const hasEarlier = (view.earlier?.messages ?? 0) + (view.earlier?.actions ?? 0) > 0;
  const json = JSON.stringify(form === 'told' ? toldState(view) : view, null, 2);
  return (
    <>
      <Group justify="space-between" px="xs" mb="xs">
        <SegmentedControl size="xs" aria-label="Form of the state" value={form} onChange={setForm} data={FORMS} />
        <CopyButton value={json} label="Copy JSON" />
      </Group>
      {form === 'told' && hasEarlier && (
        <Text size="xs" c="dimmed" px="xs" mb="xs">
          Of what is loaded here: earlier messages and actions are left out, and indices count from the first one shown.
        </Text>
      )}
      <pre className="raw">{json}</pre>
    </>
  );
};
