import { closeSync, openSync, readSync } from 'node:fs';
import Sequencer from '@jest/test-sequencer';

const HEAD_BYTES = 200;
const MARK = /^\/\*\* @slow\b/;

/**
 * The order in which jest starts test files, so that no worker is left alone with a long one at the end. As jest has it:
 * by how long they took here last, else, as in a fresh clone, by size; but those marked `@slow` in their first line, which
 * take longer than their size tells, come before all others.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isAhead = (test) => this.time(test) === undefined && isMarked(test.path);
    const ahead = sorted.filter(isAhead);
    return [...ahead, ...sorted.filter((test) => !ahead.includes(test))];
  }
}

function isMarked(path) {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    return MARK.test(head.toString('utf8', 0, readSync(file, head)));
  } finally {
    closeSync(file);
  }
}
