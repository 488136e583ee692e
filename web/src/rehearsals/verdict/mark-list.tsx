import './marks.css';
import type { KeyboardEvent, ReactNode } from 'react';
import { linkAt } from './link-at.js';

/** To another mark from the one that has the focus, so that all of them are one stop of the Tab key. */
const onKey = (event: KeyboardEvent<HTMLOListElement>): void => {
  const link = (event.target as Element).closest('a');
  const next = link && linkAt(event.key, link, event.currentTarget);
  if (!next) return;
  event.preventDefault();
  next.focus();
};

interface Props {
  readonly label: string;
  /** List items; of the links in them only one is to be a stop of the Tab key. */
  readonly children: ReactNode;
}

/** Marks in a row, which leads on into the next line where there is no more room. */
export const MarkList = ({ label, children }: Props) => (
  <ol className="marks" aria-label={label} onKeyDown={onKey}>
    {children}
  </ol>
);
