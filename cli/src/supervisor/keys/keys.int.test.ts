import { spawnSync } from 'node:child_process';
import { verify, createPublicKey } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { handoverText, type RetiredKey } from '@rehearsal/contracts/audit/retired-key';
import { loadConfig } from '../../config.js';
import { HOME_FORMAT } from '../home-format.js';
import { openKeys } from './keys.js';

let home: string;
const inKeys = (file: string) => join(home, 'keys', file);
const rehearse = (...args: string[]) =>
  spawnSync(process.execPath, [join(loadConfig().repository, 'cli/bin/rehearse.mjs'), ...args], {
    env: { ...loadConfig().environment, REHEARSAL_HOME: home, REHEARSAL_PORT: '0' },
    encoding: 'utf8',
    timeout: 60_000,
  });
const contents = async () =>
  Promise.all(
    (await readdir(join(home, 'keys')))
      .sort()
      .map(async (file) => [file, await readFile(inKeys(file), 'utf8').catch(() => '')]),
  );

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'rehearsal-keys-'));
  await writeFile(join(home, 'format'), `${HOME_FORMAT}\n`);
  await openKeys(join(home, 'keys'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const faults: Record<string, { break: () => Promise<void>; file: string; says: string; remedy: string }> = {
  'a private key that was cut short': {
    break: () => truncate(inKeys('checkpoint.private.jwk.json'), 60),
    file: 'checkpoint.private.jwk.json',
    says: 'does not hold a whole private key',
    remedy: 'keys rotate checkpoint',
  },
  'a private key whose halves do not fit': {
    async break() {
      const jwk = JSON.parse(await readFile(inKeys('session.private.jwk.json'), 'utf8')) as object;
      const { x } = JSON.parse(await readFile(inKeys('coach.public.jwk.json'), 'utf8')) as { x: string };
      await writeFile(inKeys('session.private.jwk.json'), JSON.stringify({ ...jwk, x }));
    },
    file: 'session.private.jwk.json',
    says: 'does not hold a whole private key',
    remedy: 'keys rotate session',
  },
  'a public key of another private one': {
    break: () => cp(inKeys('coach.public.jwk.json'), inKeys('gateway.public.jwk.json')),
    file: 'gateway.public.jwk.json',
    says: 'is not the public half of',
    remedy: 'keys rotate gateway',
  },
  'a private key that is gone': {
    break: () => rm(inKeys('checkpoint.private.jwk.json')),
    file: 'checkpoint.private.jwk.json',
    says: 'is not there, though its public half is',
    remedy: 'keys rotate checkpoint',
  },
  'a private key that others may read': {
    break: () => chmod(inKeys('coach.private.jwk.json'), 0o644),
    file: 'coach.private.jwk.json',
    says: 'is open to others (mode 644)',
    remedy: 'chmod 600',
  },
  'a private key that cannot be read': {
    async break() {
      await rm(inKeys('coach.private.jwk.json'));
      await mkdir(inKeys('coach.private.jwk.json'));
    },
    file: 'coach.private.jwk.json',
    says: 'cannot be read',
    remedy: 'let the user who starts this read it',
  },
  'a token of services that was cut short': {
    break: () => truncate(inKeys('service-token'), 20),
    file: 'service-token',
    says: 'does not hold a whole token',
    remedy: 'put it back from a copy',
  },
  'a token of services that others may read': {
    break: () => chmod(inKeys('service-token'), 0o640),
    file: 'service-token',
    says: 'is open to others (mode 640)',
    remedy: 'chmod 600',
  },
  'a token of services that cannot be read': {
    async break() {
      await rm(inKeys('service-token'));
      await mkdir(inKeys('service-token'));
    },
    file: 'service-token',
    says: 'cannot be read',
    remedy: 'let the user who starts this read it',
  },
  'a list of retired keys that was cut short': {
    break: () => writeFile(inKeys('checkpoint.retired.json'), '[{"key":'),
    file: 'checkpoint.retired.json',
    says: 'is no list of keys',
    remedy: 'put it back from a copy',
  },
};

describe('the keys of a home', () => {
  it('are made once, for their owner alone', async () => {
    const before = await contents();
    await openKeys(join(home, 'keys'));
    expect(await contents()).toEqual(before);
    for (const [file] of before) expect((await stat(inKeys(file ?? ''))).mode & 0o777).toBe(0o600);
  });

  it('get back the public half that a stopped machine did not write', async () => {
    const before = await contents();
    await rm(inKeys('gateway.public.jwk.json'));
    await openKeys(join(home, 'keys'));
    expect(await contents()).toEqual(before);
  });

  it.each(Object.keys(faults))('keep `rehearse up` from starting, and stay as they are: %s', async (name) => {
    const fault = faults[name];
    await fault?.break();
    const before = await contents();
    const { status, stderr } = rehearse('up', '--json');
    expect(status).toBe(1);
    expect(stderr).toContain(inKeys(fault?.file ?? ''));
    expect(stderr).toContain(fault?.says);
    expect(stderr).toContain(fault?.remedy);
    expect(await contents()).toEqual(before);
  });
});

describe('`rehearse keys rotate`', () => {
  const publicHalf = async (signer: string) =>
    (JSON.parse(await readFile(inKeys(`${signer}.public.jwk.json`), 'utf8')) as { x: string }).x;
  const retired = async () => JSON.parse(await readFile(inKeys('checkpoint.retired.json'), 'utf8')) as RetiredKey[];

  it('puts the old checkpoint key on record, by its own signature', async () => {
    const old = await publicHalf('checkpoint');
    const { status, stdout } = rehearse('keys', 'rotate', 'checkpoint', '--json');
    expect(status).toBe(0);
    const key = await publicHalf('checkpoint');
    expect(JSON.parse(stdout)).toEqual({ signer: 'checkpoint', old, key, signed: true });
    const [record] = (await retired()) as [RetiredKey];
    expect(record).toMatchObject({ key: old, successor: key });
    const by = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: old }, format: 'jwk' });
    const signature = Buffer.from(record.signature ?? '', 'base64url');
    expect(verify(null, Buffer.from(handoverText(record)), by, signature)).toBe(true);
    await openKeys(join(home, 'keys'));
  });

  it('says when the old one could not sign, since its private half was lost', async () => {
    const old = await publicHalf('checkpoint');
    await truncate(inKeys('checkpoint.private.jwk.json'), 60);
    const { stdout } = rehearse('keys', 'rotate', 'checkpoint');
    expect(stdout).toContain(`${old} stays on record`);
    expect(stdout).toContain('was lost');
    expect(await retired()).toMatchObject([{ key: old, signature: null }]);
    await openKeys(join(home, 'keys'));
  });

  it('asks which key it was when nothing of it is left', async () => {
    const old = await publicHalf('checkpoint');
    await truncate(inKeys('checkpoint.private.jwk.json'), 60);
    await truncate(inKeys('checkpoint.public.jwk.json'), 10);
    const { status, stderr } = rehearse('keys', 'rotate', 'checkpoint');
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('say with --lost which one it was'),
    });
    expect(rehearse('keys', 'rotate', 'checkpoint', '--lost', old).status).toBe(0);
    expect(await retired()).toMatchObject([{ key: old, signature: null }]);
  });

  it('puts no other key on record', async () => {
    expect(rehearse('keys', 'rotate', 'session').stdout).toContain('Everyone signs in again.');
    expect(await retired()).toEqual([]);
  });
});
