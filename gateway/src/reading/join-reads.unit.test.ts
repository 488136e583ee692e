import { describe, expect, it } from '@jest/globals';
import { joinReads } from './join-reads.js';

/** Reads that end when they are told to. */
function controlled() {
  const pending: { key: string; resolve: (value: string) => void; reject: (error: Error) => void }[] = [];
  const read = (key: string) => new Promise<string>((resolve, reject) => pending.push({ key, resolve, reject }));
  return { pending, ask: joinReads(read) };
}

describe('joined reads', () => {
  it('give those who come during a read the next one, shared', async () => {
    const { pending, ask } = controlled();
    const first = ask('a');
    const later = [ask('a'), ask('a'), ask('a')];
    expect(pending).toHaveLength(1);
    pending[0]?.resolve('old');
    expect(await first).toBe('old');
    await Promise.resolve();
    expect(pending).toHaveLength(2);
    pending[1]?.resolve('new');
    expect(await Promise.all(later)).toEqual(['new', 'new', 'new']);
  });

  it('do not mix what is read', () => {
    const { pending, ask } = controlled();
    void ask('a');
    void ask('b');
    expect(pending.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('tell a failure only to those who asked before it', async () => {
    const { pending, ask } = controlled();
    const first = ask('a');
    const later = ask('a');
    pending[0]?.reject(new Error('away'));
    await expect(first).rejects.toThrow('away');
    await Promise.resolve();
    pending[1]?.resolve('there');
    expect(await later).toBe('there');
  });
});
