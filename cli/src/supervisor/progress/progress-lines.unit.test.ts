import { describe, expect, it } from '@jest/globals';
import pc from 'picocolors';
import { progressLines } from './progress-lines.js';

describe('progress without a terminal', () => {
  it('is a plain line for each thing that is known', async () => {
    const lines: string[] = [];
    const progress = progressLines({ note: (line) => lines.push(line), colors: pc.createColors(false) });
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
