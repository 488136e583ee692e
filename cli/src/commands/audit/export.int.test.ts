import { spawn } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../config.js';

const entry = join(loadConfig().repository, 'cli/bin/rehearse.mjs');
let server: Server;
let url: string;

/** Far more than a pipe holds. */
function* lines() {
  for (let seq = 1; seq <= 20_000; seq++) yield `{"seq":${seq},"of":"${'x'.repeat(100)}"}\n`;
}

beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'x-correlation-id': 'c' });
    Readable.from(lines())
      .on('error', () => undefined)
      .pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Runs a line of a shell, in which `rehearse` is the command line, with this token. */
const shell = (line: string, token = 't') =>
  new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve, reject) => {
    const run = `rehearse() { "${process.execPath}" "${entry}" "$@"; }; ${line}`;
    const env = { PATH: '/usr/bin:/bin', REHEARSAL_URL: url, REHEARSAL_TOKEN: token, NO_COLOR: '1' };
    const child = spawn('bash', ['-o', 'pipefail', '-c', run], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });

describe('an export of the audit', () => {
  it.each(['jsonl', 'csv'])('as %s may be read to where it is enough', async (format) => {
    const { code, stdout, stderr } = await shell(`rehearse audit export --format ${format} | head -n 1`);
    expect({ code, stderr, begins: stdout.slice(0, 10) }).toEqual({ code: 0, stderr: '', begins: '{"seq":1,"' });
  });

  it('says in a sentence that there is no room for it', async () => {
    const { code, stderr } = await shell('rehearse audit export > /dev/full');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^rehearse: The output could not be written: ENOSPC.*\n$/) as unknown,
    });
  });

  it('is printed whole to who reads it whole', async () => {
    expect(await shell('rehearse audit export | wc -l')).toEqual({ code: 0, stdout: '20000\n', stderr: '' });
  });
});

describe('a token that can be none', () => {
  it.each([
    ['a line break', 'rhl_secret\nmore'],
    ['typographic quotes', '\u201crhl_secret\u201d'],
    ['a character that is no letter', 'rhl_secret\u00fc'],
  ])('for it holds %s is refused without a word of it, or of the address', async (kind, token) => {
    const { code, stdout, stderr } = await shell('rehearse loadtest list', token);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      new RegExp(`^rehearse: REHEARSAL_TOKEN is not a token: it holds ${kind}.*; set it to .*\n$`),
    );
    expect(stderr).not.toMatch(/secret|127\.0\.0\.1/);
  });
});
