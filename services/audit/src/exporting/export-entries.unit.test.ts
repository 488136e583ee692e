import { once } from 'node:events';
import { Readable } from 'node:stream';
import { expect, it } from '@jest/globals';
import type { Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import { aChain, chainA } from '../testing/memory-log.js';
import { exportEntries } from './export-entries.js';

const PAGES = 1000;

it.each(['jsonl', 'csv'] as const)(
  'of %s is looked for no further once nobody takes it, also where nothing was found',
  async (format) => {
    let read = 0;
    const page = aChain(chainA, 250);
    const entries = {
      newestFirst: () => {
        read += 1;
        if (read === 3) file.destroy();
        return Promise.resolve(read > PAGES ? [] : page);
      },
    };
    const checkpoint = () => Promise.resolve({} as Checkpoint);
    const file: Readable = Readable.from(exportEntries(entries, checkpoint, { format, filter: { q: 'needle' } }));
    file.resume();
    await once(file, 'close');
    expect(read).toBe(3);
  },
);
