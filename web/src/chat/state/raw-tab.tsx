import { Group } from '@mantine/core';
import type { InstanceView } from '@rehearsal/contracts/instance/instance';
import { CopyButton } from '../../components/copy-button.js';

/** What is loaded of the instance, as the API gives it. */
export const RawTab = ({ view }: { readonly view: InstanceView }) => {
  const json = JSON.stringify(view, null, 2);
  return (
    <>
      <Group justify="flex-end" px="xs" mb="xs">
        <CopyButton value={json} label="Copy JSON" />
      </Group>
      <pre className="raw">{json}</pre>
    </>
  );
};
