import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { loadConfig } from './config.js';

it('is bundled so that each file of it finds what it needs', async () => {
  const folder = join(loadConfig().repository, 'cli', 'dist');
  // main.js is the program itself, and does what it is told.
  const files = (await readdir(folder)).filter((file) => file.endsWith('.js') && file !== 'main.js');
  const urls = files.map((file) => pathToFileURL(join(folder, file)).href);
  const program = `for (const url of ${JSON.stringify(urls)}) await import(url); console.log('all of them');`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  expect(stdout).toBe('all of them\n');
});
