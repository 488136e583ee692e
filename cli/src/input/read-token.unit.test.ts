import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readToken, readTokenFile } from './read-token.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-token-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a token', () => {
  it('is taken without the white space around it', async () => {
    expect(readToken(' rhl_a\n')).toBe('rhl_a');
    await writeFile(join(folder, 'good'), 'rhl_a\r\n');
    expect(await readTokenFile(join(folder, 'good'))).toBe('rhl_a');
  });

  it('of the environment that can be none is told by its kind and what helps', () => {
    expect(() => readToken('rhl_a\nb')).toThrow(
      expect.objectContaining({
        message:
          'REHEARSAL_TOKEN is not a token: it holds a line break; set it to the one word that `rehearse tokens create` printed.',
        exitCode: 2,
      }),
    );
  });

  it('of a file that can be none is told by the file', async () => {
    const file = join(folder, 'bad');
    await writeFile(file, 'rhl_\u2019');
    await expect(readTokenFile(file)).rejects.toThrow(
      `${file} holds no token: it holds typographic quotes; start the system again, and it is written anew.`,
    );
  });
});
