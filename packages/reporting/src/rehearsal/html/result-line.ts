import { shownValue } from '@rehearsal/contracts/rehearsal/rehearsal-report';
import type { ExpectationResult } from '@rehearsal/contracts/rehearsal/trial';
import { escapeHtml } from '../../html/escape-html.js';

const LONGEST = 600;

/** One expectation as it was judged: a sign and a word before it, and both values where it did not hold. */
export function resultLine({ expectation, path, expected, measured, ok, should }: ExpectationResult): string {
  const what = `${expectation}${path === null ? '' : ` (${path})`}`;
  if (ok === true) return line('ok', `✔ holds: ${what}`);
  if (ok === null) return line('', `– not judged: ${what}: ${shownValue(measured, LONGEST)}`);
  const values = `expected ${shownValue(expected, LONGEST)}, measured ${shownValue(measured, LONGEST)}`;
  return should ? line('', `! advice: ${what}: ${values}`) : line('bad', `✖ broken: ${what}: ${values}`);
}

const line = (look: string, text: string): string =>
  `<p class="result"><span class="${look}">${escapeHtml(text, 4 * LONGEST)}</span></p>`;
