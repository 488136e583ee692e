import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { farewell, lastWords } from './last-words.js';

const END = Date.parse('2026-01-01T12:00:00Z');
const [LONG_AGO, JUST_BEFORE] = ['2026-01-01T11:00:00Z', '2026-01-01T11:59:58Z'];
const said = (time: string, level: number, msg: string, more: object = {}) =>
  JSON.stringify({ level, time, name: 'audit', msg, ...more });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-words-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function logOf(lines: readonly string[], writtenAt = END): Promise<string> {
  const file = join(folder, 'audit.log');
  await writeFile(file, lines.map((line) => `${line}\n`).join(''));
  await utimes(file, writtenAt / 1000, writtenAt / 1000);
  return file;
}

describe('what a process ended of', () => {
  const error = said(LONG_AGO, 50, 'a batch could not be handled');

  it.each([
    [
      'the signal that told it to stop, whatever went wrong before or while it closed',
      [error, said(JUST_BEFORE, 30, 'stopping', { reason: 'SIGTERM' }), said(JUST_BEFORE, 50, 'did not close cleanly')],
      'it was told to stop by SIGTERM',
    ],
    [
      'what it could not go on with',
      [error, said(JUST_BEFORE, 60, 'stopping', { reason: 'uncaughtException', err: { message: 'the disk is full' } })],
      'stopping: uncaughtException: the disk is full',
    ],
    [
      'what it printed at its end',
      [error, said(LONG_AGO, 30, 'ready'), 'Segmentation fault', 'Node.js v24'],
      'Segmentation fault',
    ],
    ['nothing, where all it said is old', [error, said(LONG_AGO, 30, 'ready')], 'it said nothing around its end'],
    ['nothing, where it never said a thing', [], 'it said nothing around its end'],
  ])('is %s', async (_, lines, words) => {
    expect(await farewell(await logOf(lines), 0, END)).toBe(words);
  });

  it('is nothing that was printed bare long before', async () => {
    const file = await logOf(['(node:1) Warning: something'], Date.parse(LONG_AGO));
    expect(await farewell(file, 0, END)).toBe('it said nothing around its end');
  });

  it('is nothing that the process before it said', async () => {
    const before = said(JUST_BEFORE, 60, 'stopping', { reason: 'the consumer crashed' });
    expect(await farewell(await logOf([before]), before.length + 1, END)).toBe('it said nothing around its end');
  });
});

describe('what keeps a process from getting ready', () => {
  it('is its last error, however long ago', async () => {
    const lines = [said(LONG_AGO, 50, 'Kafka does not answer'), said(JUST_BEFORE, 30, 'it is tried again')];
    expect(await lastWords(await logOf(lines), 0)).toBe('Kafka does not answer');
  });
});
