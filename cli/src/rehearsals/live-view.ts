import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Output } from '../output.js';
import { rehearsalLine } from './report.js';

/** How many of those that run are drawn at once. */
const MOST_DRAWN = 10;

/**
 * Tells how a run is getting on: a line for each rehearsal as soon as all of its trials have ended, and below, on a
 * terminal, those that are under way.
 */
export function liveView({
  interactive,
  tell,
  frame,
  colors,
}: Pick<Output, 'interactive' | 'tell' | 'frame' | 'colors'>) {
  const told = new Set<number>();
  return {
    seen: ({ rehearsals, state }: RehearsalRunView): void => {
      rehearsals.forEach((rehearsal, n) => {
        if (rehearsal.verdict === null || told.has(n)) return;
        told.add(n);
        tell(rehearsalLine(rehearsal, colors));
      });
      if (!interactive) return;
      const open = rehearsals.filter(({ verdict }) => verdict === null);
      const more = open.length > MOST_DRAWN ? [`… and ${open.length - MOST_DRAWN} more, ${state}`] : [];
      frame([...open.slice(0, MOST_DRAWN).map((rehearsal) => rehearsalLine(rehearsal, colors)), ...more]);
    },
    /** Those that did not come to their end, so that each has its line. */
    close: ({ rehearsals }: Pick<RehearsalRunView, 'rehearsals'> = { rehearsals: [] }): void => {
      frame([]);
      rehearsals.forEach((rehearsal, n) => {
        if (!told.has(n)) tell(rehearsalLine(rehearsal, colors));
      });
    },
  };
}
