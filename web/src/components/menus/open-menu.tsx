import { Menu, Text } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { printed } from '../../keys/key.js';
import { cloneElement, Fragment } from 'react';
import type { ActMenuProps } from './menu-act.js';
import { useOpensAtOnce } from './use-opens-at-once.js';

/** Said beside the name of the act, which stays its name alone. */
const Keys = ({ keys }: { readonly keys: string }) => (
  <Text span size="xs" c="dimmed" aria-hidden>
    {printed(keys).join(' ')}
  </Text>
);

/** A menu that opens as soon as it is there, for it was asked for by the button in whose place it comes. */
export const OpenMenu = ({ target, width, from = 'end', heading, groups }: ActMenuProps) => {
  const { opened, setOpened, button } = useOpensAtOnce();
  const ref = useMergedRef(target.props.ref, button);
  return (
    <Menu position={`bottom-${from}`} width={width} opened={opened} onChange={setOpened}>
      <Menu.Target>{cloneElement(target, { ref })}</Menu.Target>
      <Menu.Dropdown>
        {heading !== undefined && <Menu.Label>{heading}</Menu.Label>}
        {groups
          .filter((acts) => acts.length > 0)
          .map((acts, index) => (
            <Fragment key={acts[0]?.label}>
              {index > 0 && <Menu.Divider />}
              {acts.map(({ label, onChosen, keys, isGrave = false, isOn }) =>
                isOn === undefined ? (
                  <Menu.Item
                    key={label}
                    onClick={onChosen}
                    {...(isGrave && { c: 'var(--mantine-color-error)' })}
                    {...(keys !== undefined && { rightSection: <Keys keys={keys} /> })}
                  >
                    {label}
                  </Menu.Item>
                ) : (
                  <Menu.CheckboxItem key={label} checked={isOn} onChange={onChosen} closeMenuOnClick={false}>
                    {label}
                  </Menu.CheckboxItem>
                ),
              )}
            </Fragment>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
};
