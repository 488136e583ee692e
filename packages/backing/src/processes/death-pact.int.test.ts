import { execa } from 'execa';
import { expect, it } from '@jest/globals';
import { deathPactOf } from './death-pact.js';

const whole = async (around: string[], ...program: string[]) => {
  const [file = '', ...rest] = [...around, ...(await deathPactOf(process.env)), ...program];
  return execa(file, rest, { reject: false });
};

it('starts what it is given, with what it is given, for who made it', async () => {
  const { exitCode, stdout } = await whole([], '/bin/sh', '-c', 'printf "%s|" "$@"; exit 3', 'sh', 'a b', '$c');
  expect([exitCode, stdout]).toEqual([3, 'a b|$c|']);
});

it('starts nothing where who made it is gone before the kernel was asked to tell of that', async () => {
  // Somebody else is its parent by then.
  const { exitCode, stdout } = await whole(['/bin/sh', '-c', '"$@"; exit $?', 'sh'], '/bin/echo', 'orphaned');
  expect([exitCode, stdout]).toEqual([1, '']);
});
