import { describe, expect, it } from '@jest/globals';
import { createColors } from '../../terminal/colors.js';
import { progressLines } from './progress-lines.js';

describe('progress without a terminal', () => {
  it('is a plain line for each thing that is known', async () => {
    const lines: string[] = [];
    const progress = progressLines({ note: (line) => lines.push(line), colors: createColors(false) });
    progress.start('kafka');
    progress.detail('kafka', 'fetching');
    progress.done('kafka', '127.0.0.1:9092');
    progress.failed('mongo', 'no JDK');
    await progress.close();
    expect(lines).toEqual([
      '… kafka              fetching',
      '✔ kafka              127.0.0.1:9092',
      '✖ mongo              no JDK',
    ]);
  });
});
