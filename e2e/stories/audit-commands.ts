import { createServer, type Server } from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditVerification, Checkpoint } from '@rehearsal/contracts/http/audit/audit';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { prefer } from '../system.js';
import { system } from './one-system.js';

let folder: string;
let server: Server;
let keeper: string;
const posted: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-checkpoints-'));
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (request.url === '/kept') posted.push(body);
      response.writeHead(request.url === '/kept' ? 204 : 507).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  keeper = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

/** Something that is written down. */
const act = (name: string) =>
  system.api('POST', '/test-scenarios', { body: { name, template: anEmptyTemplate() }, headers: prefer });

describe('a checkpoint of the audit', () => {
  it('is printed, added to a file and posted, and the log is held against all that were kept', async () => {
    const pins = join(folder, 'pins.jsonl');
    const taken: string[] = [];
    for (const name of ['Seen by the first', 'Seen by the second']) {
      await act(name);
      const { code, stdout } = await system.rehearse('audit', 'checkpoint', '--out', pins, '--post', `${keeper}/kept`);
      expect(code).toBe(0);
      taken.push(stdout);
    }
    await act('Seen by none');
    expect(await readFile(pins, 'utf8')).toBe(taken.join(''));
    expect(posted.map((body) => `${body}\n`)).toEqual(taken);
    const [first, second] = taken.map((line) => JSON.parse(line) as Checkpoint);
    expect(second?.seq).toBeGreaterThan(first?.seq ?? Infinity);

    const held = await system.rehearse('audit', 'verify', '--checkpoints', pins, '--json');
    expect([held.code, JSON.parse(held.stdout) as AuditVerification]).toMatchObject([
      0,
      { ok: true, checkpoints: { ok: true, pinned: 2 } },
    ]);
    const told = await system.rehearse('audit', 'verify', '--whole', '--checkpoints', pins);
    expect(told).toMatchObject({ code: 0, stdout: expect.stringMatching(/Pinned: 2\.[^]*entries in .* chains hold/) });
  });

  it('that says otherwise than the log is found, and the exit code says so', async () => {
    const { stdout } = await system.rehearse('audit', 'checkpoint');
    const taken = JSON.parse(stdout) as Checkpoint;
    const changed = { ...taken, chains: taken.chains.map((chain) => ({ ...chain, n: chain.n + 1 })) };
    const pins = join(folder, 'changed.jsonl');
    await writeFile(pins, `${JSON.stringify(changed)}\n`);
    const found = await system.rehearse('audit', 'verify', '--checkpoints', pins);
    expect(found).toMatchObject({ code: 1, stdout: expect.stringContaining('The log does not hold.') as unknown });
  });

  it.each([
    ['--post', () => `${keeper}/full`, 'did not take the checkpoint (it answered 507)'],
    ['--out', () => join(folder, 'nowhere', 'pins.jsonl'), 'could not be added to'],
  ])('is printed all the same when nobody keeps it by %s, which is told', async (option, where, why) => {
    const { code, stdout, stderr } = await system.rehearse('audit', 'checkpoint', option, where());
    expect([code, (JSON.parse(stdout) as Checkpoint).seq > 0]).toEqual([1, true]);
    expect(stderr).toContain(why);
    expect(stderr).toContain('it is printed above');
  });

  it.each([
    ['holds none', '\n', 'There is no checkpoint in'],
    ['holds something else', '{"seq": 1}\n', 'this is no checkpoint'],
  ])('is asked for where a file %s', async (_what, text, why) => {
    const pins = join(folder, 'none.jsonl');
    await writeFile(pins, text);
    expect(await system.rehearse('audit', 'verify', '--checkpoints', pins)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(why) as unknown,
    });
  });
});

describe('an export of the audit', () => {
  it('to a place where nothing can be made ends in a sentence', async () => {
    const { code, stderr } = await system.rehearse('audit', 'export', '--out', '/proc/nowhere/entries.jsonl');
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(
        /^rehearse: "\/proc\/nowhere\/entries\.jsonl" is not whole: ENOENT.*\n$/,
      ) as unknown,
    });
  });
});
