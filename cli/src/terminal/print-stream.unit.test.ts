import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { printStream } from './print-stream.js';

const writing = (into: string[]) =>
  new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      into.push(chunk.toString());
      done();
    },
  });

describe('a stream that is printed', () => {
  it('comes whole, and the output stays open', async () => {
    const printed: string[] = [];
    const stdout = writing(printed);
    await printStream(Readable.from(['a', 'b']), stdout);
    expect([printed, stdout.writable]).toEqual([['a', 'b'], true]);
  });

  it('ends without a word when nobody reads it any more, and what is left is not asked for', async () => {
    const gone = new Writable({ write: (_chunk, _encoding, done) => done(new Error('write EPIPE')) });
    const source = Readable.from(['a', 'b']);
    await printStream(source, gone);
    expect(source.destroyed).toBe(true);
  });

  it('throws what is wrong with its source', async () => {
    const source = new Readable({ read: () => void source.destroy(new Error('cut')) });
    await expect(printStream(source, writing([]))).rejects.toThrow('cut');
  });
});
