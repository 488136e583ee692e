import { createInterface } from 'node:readline/promises';
import { InvalidArgumentError } from 'commander';
import { END_KINDS, ENDS, USUAL_ENDS, type SessionSpan, type EndKind } from '@rehearsal/rehearsing/record/ends';
import { printable } from '../../terminal/printable.js';

/** What `--expect` says: kinds with commas between, `all` or `none`. */
export function endKinds(text: string): readonly EndKind[] {
  const words = text.split(',').map((word) => word.trim());
  if (words.length === 1 && words[0] === 'all') return END_KINDS;
  if (words.length === 1 && words[0] === 'none') return [];
  return words.map((word) => {
    const kind = END_KINDS.find((each) => each === word);
    if (kind === undefined)
      throw new InvalidArgumentError(`There is no "${word}": give some of ${END_KINDS.join(', ')}, or all, or none.`);
    return kind;
  });
}

/** What a person answers: numbers of a list, with spaces or commas between; undefined for what is none. */
export function pickedFrom(answer: string): readonly EndKind[] | undefined {
  const words = answer.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 0) return USUAL_ENDS;
  if (words.length === 1 && words[0] === '0') return [];
  const kinds = words.map((word) => (/^[1-9]$/.test(word) ? END_KINDS[Number(word) - 1] : undefined));
  return kinds.every((kind) => kind !== undefined) ? kinds : undefined;
}

/** Asks a person at the terminal what the rehearsal is to expect of its end, until they say something that there is. */
export async function askForEnds(span: SessionSpan): Promise<readonly EndKind[]> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    process.stderr.write(printable(`What must be true at its end?\n${END_KINDS.map((kind, index) => line(kind, index, span)).join('\n')}\n`)); // prettier-ignore
    for (;;) {
      const usual = USUAL_ENDS.map((kind) => END_KINDS.indexOf(kind) + 1).join(' ');
      const picked = pickedFrom(await terminal.question(`Numbers, 0 for none (Enter: ${usual}): `));
      if (picked !== undefined) return picked;
      process.stderr.write(`Say numbers from 1 to ${END_KINDS.length}, or 0.\n`);
    }
  } finally {
    terminal.close();
  }
}

const LONGEST = 120;

function line(kind: EndKind, index: number, span: SessionSpan): string {
  const expected = ENDS[kind].expectations(span).map((expectation) => JSON.stringify(expectation)).join(' ') || 'nothing'; // prettier-ignore
  const shown = expected.length > LONGEST ? `${expected.slice(0, LONGEST)}…` : expected;
  return `  ${index + 1}  ${ENDS[kind].words}\n     ${shown}`;
}
