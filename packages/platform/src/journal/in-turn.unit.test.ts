import { expect, it } from '@jest/globals';
import { InTurn } from './in-turn.js';

/** Work that says when it begins and ends when the test says so. */
function someWork() {
  const begun: string[] = [];
  const ends = new Map<string, { done: () => void; failed: (error: Error) => void }>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((done, failed) => ends.set(name, { done: () => done(name), failed }));
  };
  return {
    begun,
    work,
    end: (name: string) => ends.get(name)?.done(),
    fail: (name: string, by: Error) => ends.get(name)?.failed(by),
  };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('work on one thing goes in the order in which it came, on another at once', async () => {
  const { begun, work, end } = someWork();
  const turns = new InTurn();
  const all = [
    turns.run(['a'], work('a1')),
    turns.run(['a'], work('a2')),
    turns.run(['b'], work('b1')),
    turns.run(['a'], work('a3')),
  ];
  await settled();
  expect(begun).toEqual(['a1', 'b1']);
  end('a1');
  await settled();
  expect(begun).toEqual(['a1', 'b1', 'a2']);
  end('b1');
  end('a2');
  await settled();
  expect(begun).toEqual(['a1', 'b1', 'a2', 'a3']);
  end('a3');
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1', 'a3']);
});

it('work on several things waits for each of them, and holds up each of them', async () => {
  const { begun, work, end } = someWork();
  const turns = new InTurn();
  const all = [
    turns.run(['a'], work('a')),
    turns.run(['b'], work('b')),
    turns.run(['a', 'b', 'a'], work('both')),
    turns.run(['b'], work('b again')),
  ];
  end('a');
  await settled();
  expect(begun).toEqual(['a', 'b']);
  end('b');
  await settled();
  expect(begun).toEqual(['a', 'b', 'both']);
  end('both');
  await settled();
  expect(begun).toEqual(['a', 'b', 'both', 'b again']);
  end('b again');
  expect(await Promise.all(all)).toEqual(['a', 'b', 'both', 'b again']);
});

it('what fails is told to whoever asked for it, and holds nobody up', async () => {
  const { begun, work, end, fail } = someWork();
  const turns = new InTurn();
  const first = turns.run(['a'], work('a1'));
  const second = turns.run(['a'], work('a2'));
  fail('a1', new Error('the store is away'));
  await expect(first).rejects.toThrow('the store is away');
  await settled();
  expect(begun).toEqual(['a1', 'a2']);
  end('a2');
  expect(await second).toBe('a2');
  const third = turns.run(['a'], work('a3'));
  expect(begun).toEqual(['a1', 'a2', 'a3']);
  end('a3');
  expect(await third).toBe('a3');
});
