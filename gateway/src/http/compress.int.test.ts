import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGatewayUnderTest, type GatewayUnderTest } from '../testing/gateway-under-test.js';

let gateway: GatewayUnderTest;
let webRoot: string;
const script = 'console.log("a page");\n'.repeat(500);

beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), 'rehearsal-web-'));
  await mkdir(join(webRoot, 'assets'));
  await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>A page</title>');
  await writeFile(join(webRoot, 'assets', 'page-1a2b.js'), script);
  await writeFile(join(webRoot, 'assets', 'page-1a2b.js.br'), brotliCompressSync(script));
  gateway = await startGatewayUnderTest({ WEB_ROOT: webRoot });
});
afterAll(async () => {
  await gateway.close();
  await rm(webRoot, { recursive: true });
});

/** fetch unpacks what it gets and says nothing of it, so this asks without it. */
async function get(path: string, coding?: string) {
  const { headers, statusCode, body } = await new Promise<IncomingMessage & { body: Buffer }>((resolve, reject) => {
    const asked = request(
      `${gateway.url}${path}`,
      { headers: coding ? { 'accept-encoding': coding } : {} },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => resolve(Object.assign(answer, { body: Buffer.concat(parts) })));
      },
    );
    asked.once('error', reject).end();
  });
  return { headers, statusCode, body };
}

describe('an answer of the API', () => {
  const path = '/api/v1/openapi.json';

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('comes as %s where the caller takes it, and is the same', async (coding, unpack) => {
    const [plain, pressed] = [await get(path), await get(path, coding)];
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(pressed.headers).toMatchObject({
      'content-encoding': coding,
      vary: expect.stringContaining('Accept-Encoding') as unknown,
    });
    expect(unpack(pressed.body).equals(plain.body)).toBe(true);
    expect(pressed.body.length).toBeLessThan(plain.body.length / 4);
  });

  it('stays as it is where it is short', async () => {
    const answer = await get('/api/v1/nowhere', 'br');
    expect([answer.statusCode, answer.headers['content-encoding']]).toEqual([404, undefined]);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a file of the admin UI', () => {
  it('comes as it was pressed at the build, and is kept for ever where its name holds its hash', async () => {
    const pressed = await get('/assets/page-1a2b.js', 'gzip, br');
    expect(pressed.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/javascript',
      'cache-control': 'public,max-age=31536000,immutable',
    });
    expect(brotliDecompressSync(pressed.body).toString()).toBe(script);
    expect((await get('/assets/page-1a2b.js')).body.toString()).toBe(script);
  });

  it('is asked for each time where its name stays', async () => {
    const index = await get('/');
    expect([index.statusCode, index.headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(index.body.toString()).toContain('A page');
  });

  it.each(['/assets/../package.json', '/assets/%2e%2e/%2e%2e/etc/passwd', '/assets/none.js', '/assets'])(
    '%s is not there',
    async (path) => expect((await get(path)).statusCode).toBe(404),
  );

  it('is what was built last, also while the gateway runs, and what is gone is not there', async () => {
    const file = join(webRoot, 'later.html');
    for (const text of ['<!doctype html><title>Built later</title>', '<!doctype html>']) {
      await writeFile(file, text);
      expect((await get('/later.html')).body.toString()).toBe(text);
    }
    await rm(file);
    expect((await get('/later.html')).statusCode).toBe(404);
  });
});
