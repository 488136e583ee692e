import './keys-dialog.css';
import { Text } from '@mantine/core';
import { useId } from 'react';
import { Dialog } from '../components/dialog.js';
import type { OfferedKeys, Reach } from './key.js';
import { PrintedKeys } from './printed-keys.js';

const TITLES: Record<Reach, string> = { page: 'On this page', everywhere: 'Everywhere' };

interface Props {
  readonly offered: readonly OfferedKeys[];
  readonly onClose: () => void;
}

/** Which keys do what: those of the page, and those of the frame around it. */
export const KeysDialog = ({ offered, onClose }: Props) => (
  <Dialog onClose={onClose} title="Keys" size="sm">
    {offered.map((each) => (
      <KeyList key={each.reach} {...each} />
    ))}
  </Dialog>
);

const KeyList = ({ reach, keys }: OfferedKeys) => {
  const id = useId();
  return (
    <section aria-labelledby={id} className="key-list">
      <Text component="h3" size="xs" c="dimmed" id={id}>
        {TITLES[reach]}
      </Text>
      <dl>
        {keys.map(({ keys: pressed, label }) => (
          <div key={`${pressed} ${label}`}>
            <dt>{label}</dt>
            <dd>
              <PrintedKeys keys={pressed} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
