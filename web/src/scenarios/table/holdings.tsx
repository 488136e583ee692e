import { VisuallyHidden } from '@mantine/core';
import type { ScenarioRow } from '@rehearsal/contracts/scenario/scenario';
import type { ReactNode } from 'react';

interface Holding {
  readonly count: keyof ScenarioRow['counts'];
  readonly one: string;
  readonly many: string;
  readonly drawing: string;
}

const HOLDINGS: readonly Holding[] = [
  { count: 'chat_messages', one: 'message', many: 'messages', drawing: 'M3 4h10v7H7l-3 2.5V11H3z' },
  { count: 'identities', one: 'identity', many: 'identities', drawing: 'M8 3a2.5 2.5 0 1 1 0 5a2.5 2.5 0 0 1 0-5M3.5 13.5a4.5 4.5 0 0 1 9 0' }, // prettier-ignore
  { count: 'user_notes', one: 'note', many: 'notes', drawing: 'M4 3h8v7l-3 3H4zM6 6h4M6 8.5h3' },
  { count: 'actions', one: 'action', many: 'actions', drawing: 'M9 2L4 9h4l-1 5l5-7H8z' },
];

const picture = (drawing: string): ReactNode => (
  <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeLinejoin="round" aria-hidden>
    <path d={drawing} />
  </svg>
);

/** How much of what a scenario begins with, as pictures and numbers that stand below each other in a list. */
export const Holdings = ({ counts }: Pick<ScenarioRow, 'counts'>) => (
  <span className="holdings">
    {HOLDINGS.map(({ count, one, many, drawing }) => {
      const words = `${counts[count]} ${counts[count] === 1 ? one : many}`;
      return (
        <span key={count} className="holding" title={words} data-none={counts[count] === 0 || undefined}>
          {picture(drawing)}
          <span aria-hidden>{counts[count]}</span>
          <VisuallyHidden>{words}</VisuallyHidden>
        </span>
      );
    })}
  </span>
);
