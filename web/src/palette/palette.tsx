import './palette.css';
import { Combobox, Modal, Text, TextInput, useCombobox } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { useMe } from '../api/auth.js';
import { useFocusBack } from '../components/focus/use-focus-back.js';
import { searchIcon } from '../components/icons.js';
import type { OfferedKeys } from '../keys/key.js';
import { keyedActs } from './acts.js';
import type { Found } from './found.js';
import { useFound } from './use-found.js';
import { visit } from './visited.js';

interface Props {
  /** The keys that do something where it was opened. */
  readonly offered: readonly OfferedKeys[];
  readonly onClose: () => void;
}

/** One search over everything that has a page, and over what can be begun or done. */
export const Palette = ({ offered, onClose }: Props) => {
  const { user } = useMe();
  const { history } = useRouter();
  const [typed, setTyped] = useState('');
  const { groups, isLooking } = useFound(typed, keyedActs(offered));
  useFocusBack(true);
  const combobox = useCombobox({ opened: true });
  const all = groups.flatMap(({ found }) => found);
  const choose = (to: string) => {
    const found = all.find((each) => each.to === to);
    if (found?.act !== undefined) {
      // Once this has gone and the focus is back, where a dialog that opens takes it from and gives it back to.
      flushSync(onClose);
      setTimeout(found.act);
      return;
    }
    if (found !== undefined) visit(user.id, found);
    onClose();
    history.push(to);
  };
  const first = useEffectEvent(() => {
    combobox.selectFirstOption();
  });
  const shown = all.map(({ to }) => to).join();
  // Enter goes to the first, whatever came in meanwhile.
  useEffect(() => first(), [shown]);
  return (
    <Modal.Root opened onClose={onClose} size="lg" yOffset="10vh">
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label="Search">
        <Combobox store={combobox} onOptionSubmit={choose}>
          <Combobox.EventsTarget withExpandedAttribute>
            <TextInput
              data-autofocus
              role="combobox"
              aria-label="Search everything"
              placeholder="A scenario, a test user, a run, a page…"
              leftSection={searchIcon}
              variant="unstyled"
              size="lg"
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
              // The list takes the key for itself, and nobody else hears of it.
              onKeyDown={({ key }) => {
                if (key === 'Escape') onClose();
              }}
            />
          </Combobox.EventsTarget>
          <div className="palette-found">
            <Combobox.Options aria-label="Found">
              {groups.map(({ title, found }) => (
                <Combobox.Group key={title} label={title}>
                  {found.map((each) => (
                    <FoundOption key={each.to} found={each} />
                  ))}
                </Combobox.Group>
              ))}
            </Combobox.Options>
            <Text role="status" size="sm" c="dimmed" p={all.length === 0 ? 'md' : 0}>
              {all.length === 0 && (isLooking ? 'Looking…' : `Nothing is called "${typed}".`)}
            </Text>
          </div>
        </Combobox>
      </Modal.Content>
    </Modal.Root>
  );
};

const FoundOption = ({ found: { to, name, about } }: { readonly found: Found }) => (
  <Combobox.Option value={to} className="palette-option">
    <Text span size="sm" fw={500} truncate>
      {name}
    </Text>
    {about !== undefined && (
      <Text span size="xs" className="palette-about" truncate>
        {about}
      </Text>
    )}
  </Combobox.Option>
);
