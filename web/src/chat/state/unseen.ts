import type { Change } from '../../live/changes.js';

/** How the changes begin that a part of the state shows. */
export type Part = readonly string[];

const isOf = (part: Part, change: Change): boolean => part.some((beginning) => change.startsWith(beginning));

export const countOf = (changes: ReadonlySet<Change>, part: Part): number =>
  [...changes].filter((change) => isOf(part, change)).length;

/** What nobody has looked at yet, once a part was. */
export const withoutSeen = (unseen: ReadonlySet<Change>, part: Part): ReadonlySet<Change> =>
  new Set([...unseen].filter((change) => !isOf(part, change)));

/** What nobody has looked at yet, once more has changed before the eyes of whoever looks at a part. */
export const withChanges = (
  unseen: ReadonlySet<Change>,
  changes: readonly Change[],
  shown: Part,
): ReadonlySet<Change> => new Set([...withoutSeen(unseen, shown), ...changes]);
