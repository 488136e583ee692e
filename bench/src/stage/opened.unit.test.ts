import { expect, it } from '@jest/globals';
import { endAll, opened } from './opened.js';

it('what was started is ended in reverse, and what cannot be is told and keeps nothing else from its end', async () => {
  const ended: string[] = [];
  const end = (name: string) => () => Promise.resolve(void ended.push(name));
  opened('the first', end('first'));
  opened('the second', () => Promise.reject(new Error('it hangs')));
  const third = opened('the third', end('third'));
  await third();
  opened('the fourth', end('fourth'));
  const told: string[] = [];
  await endAll((text) => told.push(text));
  expect(ended).toEqual(['third', 'fourth', 'first']);
  expect(told).toEqual(['the second could not be ended: Error: it hangs\n']);
});
