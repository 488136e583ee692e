import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { BaseConfig, ConfigError, loadConfig } from './config.js';

const complete = { KAFKA_BROKERS: 'a:1, b:2', MONGO_URL: 'mongodb://m', REDIS_URL: 'redis://r' };

describe('the configuration', () => {
  it('is read from the environment, with defaults for the rest', () => {
    expect(loadConfig(BaseConfig, complete)).toMatchObject({
      KAFKA_BROKERS: ['a:1', 'b:2'],
      HTTP_PORT: 0,
      NAMESPACE: '',
      ACTOR_PUBLIC_KEYS: [],
    });
  });

  it('names all faults at once, each with the purpose of its variable', () => {
    const faults = messageOf(() =>
      loadConfig(BaseConfig, { KAFKA_BROKERS: ' , ', HTTP_PORT: '70000', NAMESPACE: 'Loud!', ACTOR_PUBLIC_KEYS: '{' }),
    );
    expect(faults).toContain('6 fault(s)');
    for (const name of ['KAFKA_BROKERS', 'MONGO_URL', 'REDIS_URL', 'HTTP_PORT', 'NAMESPACE', 'ACTOR_PUBLIC_KEYS']) {
      expect(faults).toContain(`${name}: `);
    }
    expect(faults).toContain('MONGO_URL: is not set (MongoDB connection string');
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig(BaseConfig, { ...complete, HTTP_PORT: '' }).HTTP_PORT).toBe(0);
    expect(messageOf(() => loadConfig(BaseConfig, { ...complete, MONGO_URL: '' }))).toContain('MONGO_URL: is not set');
  });

  it('reads a variable from the file that X_FILE names, without the line break at its end', () => {
    const folder = mkdtempSync(join(tmpdir(), 'config-'));
    const file = join(folder, 'url');
    writeFileSync(file, 'mongodb://secret\n');
    try {
      expect(loadConfig(BaseConfig, { ...complete, MONGO_URL_FILE: file }).MONGO_URL).toBe('mongodb://secret');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('counts a file that cannot be read among the faults', () => {
    const faults = messageOf(() => loadConfig(BaseConfig, { KAFKA_BROKERS: 'a:1', MONGO_URL_FILE: '/nowhere/url' }));
    expect(faults).toContain('MONGO_URL_FILE: cannot be read');
    expect(faults).toContain('REDIS_URL: is not set');
  });

  it('never repeats a value, which may be a secret', () => {
    const schema = z.object({ TOKEN: z.string().length(3) });
    expect(messageOf(() => loadConfig(schema, { TOKEN: 'canary' }))).not.toContain('canary');
  });
});

function messageOf(load: () => unknown): string {
  try {
    load();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('the configuration was accepted');
}
