import { expect, it } from '@jest/globals';
import { unreachable } from '@rehearsal/client/api-error';
import { CliError, InputError } from '../../errors.js';
import { doForEach } from './do-for-each.js';

const each = ['a', 'b', 'c'].map((name) => ({ id: name, name }));
const failing = (faults: Readonly<Record<string, Error>>) =>
  doForEach(each, ({ id }) => (faults[id] ? Promise.reject(faults[id]) : Promise.resolve({ id })));

it('that it fails for one keeps it from no other, and of several the worst is what the command exits with', async () => {
  const one = await failing({ b: new InputError('It is not there.') });
  expect(one.done.map(({ item }) => item.id)).toEqual(['a', 'c']);
  expect([one.undone, one.exitCode]).toEqual([[{ id: 'b', name: 'b', error: 'It is not there.' }], 2]);
  expect((await failing({ a: new CliError('Full.'), c: new InputError('Not there.') })).exitCode).toBe(1);
  expect((await failing({})).exitCode).toBe(0);
});

it('none is begun any more once nobody answers', async () => {
  const { done, undone, exitCode } = await failing({ b: unreachable('http://nowhere', new Error('refused')) });
  expect([done.length, undone.at(-1), exitCode]).toEqual([1, { id: 'c', name: 'c', error: 'Not begun.' }, 1]);
});

it('a defect of ours ends the command', async () => {
  await expect(failing({ a: new TypeError('undefined is no function') })).rejects.toThrow('undefined is no function');
});
