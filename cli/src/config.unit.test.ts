import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { loadConfig } from './config.js';

describe('the configuration of the command line', () => {
  it('runs from .rehearse in the clone on port 8080 when nothing is said', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({ port: 8080, url: undefined, token: undefined });
    expect(config.home).toBe(`${config.repository}/.rehearse`);
  });

  it('shares what was fetched between homes', () => {
    expect(loadConfig({ REHEARSAL_HOME: '/tmp/other' }).cache).toBe(loadConfig({}).cache);
  });

  it('takes addresses with a slash at the end', () => {
    expect(loadConfig({ REHEARSAL_URL: 'https://rehearsal.example/' }).url).toBe('https://rehearsal.example');
  });

  it.each(['http://me:pa55word@host:8080', 'me:pa55word@host', 'rhl_pa55word'])(
    'tells nothing of an address that holds a secret: %s',
    (url) => {
      const message = expect.not.stringContaining('pa55word') as unknown;
      expect(() => loadConfig({ REHEARSAL_URL: url })).toThrow(expect.objectContaining({ message }));
      expect(() => loadConfig({ REHEARSAL_URL: url })).toThrow(/^REHEARSAL_URL holds a secret; give it the address/);
    },
  );

  it.each(['80a', '-1', '65536', '1e3'])('refuses port %s in one sentence', (port) => {
    expect(() => loadConfig({ REHEARSAL_PORT: port })).toThrow(/REHEARSAL_PORT is ".*"; give it a port/);
  });

  it('hands the coach its engines and their secrets, and the place of their file from where the caller stands', () => {
    const { inherited } = loadConfig({
      ENGINE: 'mine',
      ENGINES: '{}',
      ENGINES_FILE: 'engines.yaml',
      ENGINE_MINE_SECRET: 's',
    });
    expect(inherited).toEqual({
      ENGINE: 'mine',
      ENGINES: '{}',
      ENGINES_FILE: resolve('engines.yaml'),
      ENGINE_MINE_SECRET: 's',
    });
  });

  it('hands services what they need to run and nothing secret of the caller', () => {
    const { inherited } = loadConfig({
      PATH: '/bin',
      LOG_LEVEL: 'debug',
      AWS_SECRET_ACCESS_KEY: 'x',
      REHEARSAL_TOKEN: 'y',
    });
    expect(inherited).toEqual({ PATH: '/bin', LOG_LEVEL: 'debug' });
  });

  it('hands services what the README says can be set, from where it names the first of theirs', () => {
    const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
    const rows = /^\| `NAMESPACE` [^]*?\n\n/m.exec(readme)?.[0].split('\n') ?? [];
    const named = rows.flatMap((row) => {
      const [first = '', ...others] = [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].flatMap(
        ([, name]) => name ?? [],
      );
      // `OPENAI_BASE_URL`, `_API_KEY`: with the beginning of the first.
      return [
        first,
        ...others.map((name) => (name.startsWith('_') ? `${first.split('_')[0] ?? ''}${name}` : name)),
      ].filter(Boolean);
    });
    expect(named).toEqual(expect.arrayContaining(['TRIALS_KEPT_DAYS', 'OPENAI_API_KEY', 'PERSON_MODEL']));
    const { inherited } = loadConfig(Object.fromEntries(named.map((name) => [name, '1'])));
    // The heap of the store is for who starts the store: the command line itself.
    expect(named.filter((name) => !(name in inherited))).toEqual(['STORE_HEAP_MB']);
  });
});
