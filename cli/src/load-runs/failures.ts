import type { LoadRunFailures } from '@rehearsal/contracts/load/load-run-failures';
import {
  exampleWords,
  FAILURE_HEADINGS,
  failedCount,
  failedWhat,
  otherFailures,
} from '@rehearsal/contracts/load/failure-words';
import { shown } from '@rehearsal/contracts/load/units';
import type { Colors } from '../output.js';
import { table } from '../table.js';

/** What failed, for people: a row for each kind, and how many had none. */
export function failuresTable(failures: LoadRunFailures, colors: Colors): string {
  if (!failures.recorded)
    return 'Nothing is on record: k6 has not run yet, was lost at once, or the evidence is past its time.';
  if (failures.total === 0) return 'Nothing failed.';
  const rows = failures.items.map((failure) => [
    failure.outcome,
    failedWhat(failure),
    failedCount(failure),
    shown(failure.share, 'share'),
    timeOf(failure.first_at),
    timeOf(failure.last_at),
    exampleWords(failure),
  ]);
  const others = otherFailures(failures);
  const headings = FAILURE_HEADINGS.map((heading) => heading.toUpperCase());
  return table(colors, headings, rows) + (others === null ? '' : `\n${others}`);
}

/** To the second, as every time of the command line. */
const timeOf = (at: string): string => `${at.slice(0, 19)}Z`;
