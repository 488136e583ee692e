import './marks.css';
import type { KeyboardEvent, ReactNode } from 'react';

/** To the mark beside the one that has the focus, so that all of them are one stop of the Tab key. */
const onArrow = ({ key, target }: KeyboardEvent): void => {
  const item = (target as Element).closest('li');
  if (key === 'ArrowLeft') item?.previousElementSibling?.querySelector('a')?.focus();
  if (key === 'ArrowRight') item?.nextElementSibling?.querySelector('a')?.focus();
};

interface Props {
  readonly label: string;
  /** List items; of the links in them only one is to be a stop of the Tab key. */
  readonly children: ReactNode;
}

/** Marks in a row, which leads on into the next line where there is no more room. */
export const MarkList = ({ label, children }: Props) => (
  <ol className="marks" aria-label={label} onKeyDown={onArrow}>
    {children}
  </ol>
);
