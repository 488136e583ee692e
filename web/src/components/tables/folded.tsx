import '../folded.css';
import { useState, type ReactNode } from 'react';

interface Props {
  readonly summary: string;
  readonly isOpenAtFirst?: boolean;
  /** Drawn only once it is looked at: there may be hundreds of long ones on a page. */
  readonly children: () => ReactNode;
}

/** Something longer behind one line. */
export const Folded = ({ summary, isOpenAtFirst = false, children }: Props) => {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <details className="folded" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  );
};
