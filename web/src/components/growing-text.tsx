import './growing-text.css';
import { Textarea, type TextareaProps } from '@mantine/core';

interface Props extends TextareaProps {
  /** So many lines are shown at once. */
  readonly most?: number;
}

/** A text of several lines that is as high as what is in it; the browser sees to that, however wide it becomes. */
export const GrowingText = ({ most, ...rest }: Props) => (
  <Textarea
    rows={1}
    classNames={{ input: 'growing-text' }}
    {...(most !== undefined && { style: { '--growing-text-most': most } })}
    {...rest}
  />
);
