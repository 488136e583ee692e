import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { ifAbsent } from './if-absent.js';

const thisFile = new URL(import.meta.url).pathname;

it('stands for a file that is not there, and for nothing else', async () => {
  expect(await readFile(`${thisFile}.nobody`, 'utf8').catch(ifAbsent('nothing'))).toBe('nothing');
  await expect(readFile(`${thisFile}/inside`, 'utf8').catch(ifAbsent('nothing'))).rejects.toThrow('ENOTDIR');
});
