import { Modal, type ModalProps } from '@mantine/core';
import { useFocusBack } from './focus/use-focus-back.js';

interface Props extends Omit<ModalProps, 'opened'> {
  /** One that is not said to be shut is open as long as it is there. */
  readonly opened?: boolean;
}

/** A dialog in the middle of the page. Shut, the focus is where it was before. */
export const Dialog = ({ opened = true, ...rest }: Props) => {
  useFocusBack(opened);
  return <Modal opened={opened} centered {...rest} />;
};
