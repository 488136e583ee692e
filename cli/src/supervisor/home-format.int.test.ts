import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../config.js';
import { CliError } from '../errors.js';
import { homeFault } from './home-fault.js';
import { claimFormat, HOME_FORMAT } from './home-format.js';

let home: string;
const inHome = (file: string) => join(home, file);
const rehearseUp = () =>
  spawnSync(process.execPath, [join(loadConfig().repository, 'cli/bin/rehearse.mjs'), 'up', '--json'], {
    env: { ...loadConfig().environment, REHEARSAL_HOME: home, REHEARSAL_PORT: '0' },
    encoding: 'utf8',
    timeout: 60_000,
  });

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'rehearsal-home-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

describe('`rehearse up` in a home of another format', () => {
  it.each([
    ['an earlier one, which names none', undefined, 'has format 1', 'export --all'],
    ['an earlier one', `${HOME_FORMAT - 1}\n`, `has format ${HOME_FORMAT - 1}`, 'export --all'],
    ['a later one', `${HOME_FORMAT + 1}\n`, `has format ${HOME_FORMAT + 1}`, 'the newer version'],
    ['one that cannot be told', '2 or 3', 'does not name the format', 'new REHEARSAL_HOME'],
  ])('refuses %s in one sentence, and touches nothing', async (_, format, says, remedy) => {
    await mkdir(inHome('data/mongo'), { recursive: true });
    await writeFile(inHome('data/mongo/store'), 'precious');
    if (format !== undefined) await writeFile(inHome('format'), format);
    const before = (await readdir(home)).sort();

    const { status, stderr } = rehearseUp();

    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(says);
    expect(stderr).toContain(remedy);
    expect(stderr).toContain(home);
    expect((await readdir(home)).sort()).toEqual(before);
    expect(await readFile(inHome('data/mongo/store'), 'utf8')).toBe('precious');
  });
});

describe('`rehearse up` in a home that cannot be written', () => {
  it.each([['where no folder can be made', '/proc/nope', 'no folder can be made there']])(
    'refuses one %s in one sentence',
    (_, place, why) => {
      home = place;
      const { status, stderr } = rehearseUp();
      home = join(tmpdir(), 'rehearsal-home-none');
      expect(status).toBe(1);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(stderr).toMatch(new RegExp(`The home ${place} cannot be written: ${why} .*; .* another REHEARSAL_HOME`));
    },
  );

  it.each(['ENOSPC', 'EDQUOT', 'EACCES', 'EROFS'])('tells %s of the system in one sentence', (code) => {
    const fault = homeFault('/a/home', Object.assign(new Error(code), { code, path: '/a/home/keys' }));
    expect(fault).toBeInstanceOf(CliError);
    expect((fault as Error).message).toMatch(/^The(re is no space left for the)? home \/a\/home .*REHEARSAL_HOME\.$/);
  });

  it('leaves what is no fault of the home as it is', () => {
    const fault = Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/usr/bin/java' });
    expect(homeFault('/a/home', fault, 8 * 1024 ** 3)).toBe(fault);
  });

  it('tells of a server that ended without a word that its disk is full', () => {
    const silent = new Error('Kafka ended while it was starting: it printed nothing.');
    expect(homeFault('/a/home', silent, 4096)).toMatchObject({
      name: 'CliError',
      message: `There is no space left for the home /a/home (4 kB are free); make some, or give another REHEARSAL_HOME. ${silent.message}`,
    });
    for (const free of [undefined, 8 * 1024 ** 3]) expect(homeFault('/a/home', silent, free)).toBe(silent);
  });
});

describe('a new home', () => {
  it('names its format, also where something was fetched or built before', async () => {
    await mkdir(inHome('cache'));
    await claimFormat(home);
    expect(await readFile(inHome('format'), 'utf8')).toBe(`${HOME_FORMAT}\n`);
    await mkdir(inHome('data'));
    await claimFormat(home);
  });
});
