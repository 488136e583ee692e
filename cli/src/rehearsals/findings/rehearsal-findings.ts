import {
  failureSentence,
  notJudgedIn,
  shownError,
  type RehearsalReport,
} from '@rehearsal/contracts/rehearsal/rehearsal-report';
import type { PlaceOf } from './places.js';
import { alike } from './alike.js';
import type { Finding } from '../../github/annotations.js';

/** What fails always comes before what fails at times, and that before what nobody could judge. */
const GRAVITY = { always_fail: 0, flaky: 1, error: 2, always_pass: 3 } as const;

/**
 * One for each expectation that did not hold in a rehearsal that failed its gate, however many trials broke it, and one
 * for each rehearsal that could not be judged.
 */
export function rehearsalFindings({ rehearsals }: RehearsalReport, placeOf: PlaceOf): Finding[] {
  return rehearsals.flatMap((rehearsal, n) => {
    const { verdict, gate_met, failures, ended } = rehearsal;
    if (verdict === null || gate_met === true) return [];
    const at = (pointer: string) => placeOf(n, pointer) ?? { file: undefined, line: 1 };
    const gravity = GRAVITY[verdict];
    if (verdict === 'error') {
      const [why] = notJudgedIn(rehearsal);
      const message = why ? `${shownError(why.error)}; ${why.link}` : 'It could not be judged.';
      return [{ ...at(''), title: `${rehearsal.rehearsal}: not judged`, message, gravity }];
    }
    return alike(failures).map(({ first, trials }) => {
      const title = `${rehearsal.rehearsal}: ${first.expectation}`;
      const often = `broken in ${trials.length} of ${ended.length} trials`;
      return { ...at(first.pointer), title, message: `${failureSentence(first)}; ${often}`, gravity };
    });
  });
}
