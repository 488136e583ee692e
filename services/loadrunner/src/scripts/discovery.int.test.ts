import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { discoverIn } from './discovery.js';
import { k6ForTests } from '../testing/config.js';
import { READ_SECONDS, temporaryFolder } from '../testing/run.js';
import { unboxedK6 } from '../testing/unboxed-k6.js';

const GOOD = `export const options = { tags: { test_case: 'good' }, thresholds: { http_req_duration: ['p(95)<1', { threshold: 'p(99)<2', abortOnFail: true }] } };
export default function () {}`;

describe('discovery', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await temporaryFolder(), 'src');
    await mkdir(folder);
  });
  const drop = (file: string, source: string) => writeFile(join(folder, file), source);
  const listed = () => discoverIn(folder, { k6: k6ForTests(), readSeconds: READ_SECONDS }).list();

  it('lists a file as soon as it is there, with what it judges', async () => {
    const discovery = discoverIn(folder, { k6: k6ForTests(), readSeconds: READ_SECONDS });
    expect(await discovery.list()).toEqual([]);
    await drop('good.js', GOOD);
    expect(await discovery.list()).toMatchObject([
      {
        name: 'good',
        status: 'ready',
        error: null,
        tags: { test_case: 'good' },
        thresholds: { http_req_duration: ['p(95)<1', 'p(99)<2'] },
      },
    ]);
    expect(await discovery.find('nowhere')).toBeUndefined();
  });

  it('tells what a script may be told, also where a file that it imports reads it', async () => {
    await mkdir(join(folder, '..', 'lib'), { recursive: true });
    await writeFile(join(folder, '..', 'lib', 'rates.js'), 'export const RATE = Number(__ENV.STREAM_RPS || 3);');
    await drop(
      'told.js',
      `import { RATE } from '../lib/rates.js';
export const options = { vus: 1, duration: (__ENV.DURATION_MIN ?? '2') + 'm' };
export default function () { return RATE; }`,
    );
    const [test] = await listed();
    expect(test?.parameters).toEqual([
      { name: 'duration_min', default: '2' },
      { name: 'stream_rps', default: '3' },
    ]);
  });

  it('does not take examples, shared files and other things for tests', async () => {
    for (const file of ['a.js.example', '_shared.js', 'README.md']) await drop(file, GOOD);
    await mkdir(join(folder, 'nested.js'));
    expect(await listed()).toEqual([]);
  });

  it("lists a broken script as invalid, with k6's words, and notices when it is mended", async () => {
    const discovery = discoverIn(folder, { k6: k6ForTests(), readSeconds: READ_SECONDS });
    await drop(
      'test.js',
      `export const options = { thresholds: { http_reqs: ['count<5ms'] } }; export default function () {}`,
    );
    const [broken] = await discovery.list();
    expect(broken).toMatchObject({ name: 'test', status: 'invalid' });
    expect(broken?.error).toContain('5ms');
    await drop('test.js', GOOD);
    expect((await discovery.list())[0]?.status).toBe('ready');
    expect((await discovery.list())[0]?.script_hash).not.toBe(broken?.script_hash);
  });

  it('lists a script with more thresholds than k6 can be given as invalid, with both numbers', async () => {
    const many = (count: number) => `const thresholds = {};
      for (let n = 1; n <= ${count}; n++) thresholds['http_reqs{name:' + n + '}'] = ['count>0'];
      export const options = { thresholds }; export default function () {}`;
    await drop('as-many.js', many(5000));
    await drop('more.js', many(5001));
    expect(await listed()).toMatchObject([
      { name: 'as-many', status: 'ready' },
      {
        name: 'more',
        status: 'invalid',
        error: 'it sets 5,001 thresholds, and k6 can be given 5,000 at most',
        exit_code: 104,
      },
    ]);
  });

  it.each([
    ['as the script says', `setupTimeout: '5m', teardownTimeout: '1m30s'`, 390],
    ['as k6 has it where the script says nothing', '', 120],
  ])('knows how long setup and teardown may take: %s', async (_what, timeouts, seconds) => {
    await drop('around.js', `export const options = { ${timeouts} }; export default function () {}`);
    const discovery = discoverIn(folder, { k6: k6ForTests(), readSeconds: READ_SECONDS });
    const test = await discovery.find('around');
    expect(test && (await discovery.inspect(test, {}))).toMatchObject({ aroundSeconds: seconds });
  });

  it('lists a script that k6 reads again as it was, and as being read, without waiting for k6', async () => {
    const discovery = discoverIn(folder, { k6: k6ForTests(), readSeconds: READ_SECONDS });
    await drop('slow.js', GOOD);
    const [before] = await discovery.list();
    expect(before).toMatchObject({ status: 'ready' });
    expect(before).not.toHaveProperty('being_read');
    // k6 does not come to the end of it before a file is there.
    await drop('slow.js', `for (;;) { try { open('./go.txt'); break; } catch (e) { continue; } } ${GOOD}`);
    expect(await discovery.list(0)).toEqual([{ ...before, being_read: true }]);
    await drop('go.txt', '');
    const [after] = await discovery.list();
    expect(after).toMatchObject({ status: 'ready' });
    expect(after).not.toHaveProperty('being_read');
    expect(after?.script_hash).not.toBe(before?.script_hash);
  });

  it('lists scripts that k6 reads for the first time as unread, and reads them all meanwhile', async () => {
    const discovery = discoverIn(folder, { k6: k6ForTests(), readSeconds: READ_SECONDS });
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await drop(`${name}.js`, GOOD);
    await drop('My Test.js', GOOD);
    const first = await discovery.list(0);
    expect(first).toHaveLength(7);
    expect(first[0]).toMatchObject({ file: 'My Test.js', status: 'invalid' });
    expect(first.slice(1)).toContainEqual(expect.objectContaining({ status: 'unread', error: null, being_read: true }));
    await waitFor('the last to be read', async () => {
      const before = await discovery.list(0);
      return before.every((test) => test.being_read === undefined);
    });
    expect((await discovery.list(0)).slice(1).map(({ status }) => status)).toEqual(Array(6).fill('ready'));
  });

  it('makes a new version of a script when a file that it opens or imports has changed', async () => {
    const discovery = discoverIn(folder, { k6: k6ForTests(), readSeconds: READ_SECONDS });
    const limit = (bound: number) => drop('options.json', `{ "thresholds": { "http_reqs": ["count<${bound}"] } }`);
    await drop('helper.mjs', 'export const one = 1;');
    await drop(
      'test.js',
      `import { one } from './helper.mjs'; export const options = JSON.parse(open('./options.json')); export default function () {}`,
    );
    const [missing] = await discovery.list();
    expect(missing).toMatchObject({ status: 'invalid', exit_code: 107 });
    await limit(1);
    const first = await discovery.find('test');
    expect(first).toMatchObject({ status: 'ready', thresholds: { http_reqs: ['count<1'] } });
    expect((await discovery.find('test'))?.script_hash).toBe(first?.script_hash);
    await limit(2);
    const second = await discovery.find('test');
    expect(second).toMatchObject({ thresholds: { http_reqs: ['count<2'] } });
    await drop('helper.mjs', 'export const one = 2;');
    const third = await discovery.find('test');
    expect(new Set([first, second, third].map((test) => test?.script_hash)).size).toBe(3);
  });

  it('runs TypeScript, and lists with the reason what somebody may take for a load test', async () => {
    await drop('typed.ts', `export const options: object = {}; export default function (): void {}`);
    await drop('module.mjs', GOOD);
    await drop('named.mjs', 'function run() {} export { run as default };');
    await drop('common.cjs', 'module.exports.default = function () {};');
    await drop('both.js', GOOD);
    await drop('both.ts', GOOD);
    await mkdir(join(folder, 'nested'));
    await drop('nested/inner.js', GOOD);
    await drop('nested/shared.js', 'export const shared = 1;');
    await mkdir(join(folder, 'nested/folder.js'));
    await symlink('both.js', join(folder, 'linked.js'));
    await symlink('nowhere.js', join(folder, 'dangling.js'));
    expect((await listed()).map(({ file, status, error }) => [file, status, error])).toEqual([
      ['both.js', 'ready', null],
      ['both.ts', 'invalid', 'both.js has the same name'],
      ['common.cjs', 'invalid', 'rename it to common.js or .ts'],
      ['dangling.js', 'invalid', expect.stringContaining('symbolic link')],
      ['linked.js', 'invalid', expect.stringContaining('symbolic link')],
      ['module.mjs', 'invalid', 'rename it to module.js or .ts'],
      ['named.mjs', 'invalid', 'rename it to named.js or .ts'],
      ['nested/inner.js', 'invalid', expect.stringContaining('move it there')],
      ['typed.ts', 'ready', null],
    ]);
  });

  it('says how to let a script take longer that takes too long to load', async () => {
    await drop('slow.js', `const end = Date.now() + 1500; while (Date.now() < end) {} ${GOOD}`);
    const [slow] = await discoverIn(folder, { k6: k6ForTests(), readSeconds: 1 }).list();
    expect(slow).toMatchObject({ status: 'invalid', error: expect.stringContaining('K6_READ_SECONDS') as unknown });
    expect((await listed())[0]?.status).toBe('ready');
  });

  it.each([
    ['in a box, where the machine has one', () => Promise.resolve(k6ForTests())],
    ['also where it has none', unboxedK6],
  ])('lists a script that reads what is not its own with the path, and nothing of the contents: %s', async (_, k6) => {
    await mkdir(join(folder, '../private'));
    await writeFile(join(folder, '../private/key.pem'), 'CANARY');
    await drop(
      'curious.js',
      `const key = open('../private/key.pem'); export const options = { tags: { key } }; export default function () {}`,
    );
    const [listed] = await discoverIn(folder, { k6: await k6(), readSeconds: READ_SECONDS }).list();
    expect(listed).toMatchObject({
      status: 'invalid',
      error: expect.stringMatching(/it reads .*key\.pem, but a load test may read its own folder/) as unknown,
    });
    expect(JSON.stringify(listed)).not.toContain('CANARY');
  });

  it('says what to do about a module of the network', async () => {
    await drop('remote.js', `import { x } from 'https://modules.invalid/x.js'; ${GOOD}`);
    const [listed] = await discoverIn(folder, { k6: k6ForTests(), readSeconds: READ_SECONDS }).list();
    expect(listed?.error).toBe(
      'it imports https://modules.invalid/x.js: a load test is what the repository holds of it; keep a copy of the module in lib, and import that',
    );
  });

  it('lists a file whose name cannot be called as invalid', async () => {
    await drop('My Test.js', GOOD);
    expect(await listed()).toMatchObject([
      { status: 'invalid', error: expect.stringContaining('lower-case') as unknown },
    ]);
  });

  it('calls no script invalid because k6 is missing', async () => {
    await drop('good.js', GOOD);
    await expect(discoverIn(folder, { k6: '/nowhere/k6', readSeconds: READ_SECONDS }).list()).rejects.toThrow(
      'k6 could not be run (',
    );
  });
});
