import { parseJsonDocument } from '@rehearsal/contracts/json/document';
import { shownValue } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import type { Colors } from '../../output.js';
import { placeText } from '../findings/places.js';
import type { AcceptedFile } from './accept-run.js';

/** What changes in each file, at its line, and what a person must write. */
export function acceptanceText(files: readonly AcceptedFile[], isWritten: boolean, colors: Colors): string {
  const parts = files.flatMap(({ file, text, changes, byHand }) => {
    const { positionOf } = parseJsonDocument(text);
    const place = (pointer: string) => placeText({ file, ...positionOf(pointer) });
    return [
      ...changes.map(({ pointer, expectation, from, to }) =>
        [
          `${place(pointer)}  ${colors.bold(expectation)}`,
          colors.red(`  - ${shownValue(from)}`),
          colors.green(`  + ${shownValue(to)}`),
        ].join('\n'),
      ),
      ...byHand.map(
        ({ pointer, expectation, why }) => `${place(pointer)}  ${colors.bold(expectation)}\n  by hand: ${why}`,
      ),
    ];
  });
  return [...parts, lastLine(files, isWritten)].join('\n\n');
}

function lastLine(files: readonly AcceptedFile[], isWritten: boolean): string {
  const count = files.reduce((sum, { changes }) => sum + changes.length, 0);
  const left = files.reduce((sum, { byHand }) => sum + byHand.length, 0);
  const rest = left === 0 ? '' : `, ${left} left to write by hand`;
  if (count === 0)
    return left === 0 ? 'Nothing broke: there is nothing to accept.' : `Nothing can be taken over${rest}.`;
  const what = count === 1 ? '1 value' : `${count} values`;
  return isWritten ? `Written: ${what}${rest}.` : `Nothing is written yet: --write takes over ${what}${rest}.`;
}
