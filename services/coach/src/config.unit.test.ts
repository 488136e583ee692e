import { describe, expect, it } from '@jest/globals';
import { generateActorKeys } from '@rehearsal/platform/actor-token';
import { loadConfig } from '@rehearsal/platform/config';
import { chosenEngines, CoachConfig } from './config.js';
import { engineRows, enginesOf } from './engines/engines.js';

const { privateKey, publicKey } = generateActorKeys('coach');
const env = {
  KAFKA_BROKERS: 'k:1',
  MONGO_URL: 'mongodb://m',
  REDIS_URL: 'redis://r',
  INSTANTIATOR_URL: 'http://i:1/',
  SERVICE_TOKEN: 'x'.repeat(43),
  ACTOR_PRIVATE_KEY: JSON.stringify(privateKey),
  SESSION_PUBLIC_KEY: JSON.stringify(publicKey),
};

describe("the coach's configuration", () => {
  it('answers with the scripted engine unless told otherwise', () => {
    expect(loadConfig(CoachConfig, env)).toMatchObject({
      ENGINE: 'scripted',
      INSTANTIATOR_URL: 'http://i:1',
      API_TOKEN_DELAY_MS: 0,
    });
  });

  it('wants a model for the engine of a language model', () => {
    expect(() => loadConfig(CoachConfig, { ...env, ENGINE: 'openai' })).toThrow(/OPENAI_MODEL/);
  });

  it.each([
    [{}, true],
    [{ OPENAI_USAGE: 'false' }, false],
  ])('asks the endpoint of %j for its tokens: %s', (set, usage) => {
    const config = loadConfig(CoachConfig, { ...env, ENGINE: 'openai', OPENAI_MODEL: 'm', ...set });
    expect(chosenEngines(config).settings.openai).toMatchObject({ usage });
  });

  it('says of an engine that is none which there are, and which was meant', () => {
    const ENGINES = '{"large": {"kind": "openai", "model": "m"}}';
    expect(() => loadConfig(CoachConfig, { ...env, ENGINES, ENGINE: 'lagre' })).toThrow(
      'ENGINE: "lagre" is no engine; there are scripted, large. Did you mean large?',
    );
  });

  it('finds the secrets of engines where the map says, and names the place of one that is missing', () => {
    const map = (variable: string) =>
      `{"large": {"kind": "openai", "model": "m", "max_calls_per_run": 500, "api_key": {"variable": "${variable}"}}}`;
    const open = (ENGINES: string, OPENAI_API_KEY = '') => {
      const config = loadConfig(CoachConfig, { ...env, ENGINES, ENGINE: 'large', OPENAI_API_KEY });
      return engineRows(enginesOf(chosenEngines(config)));
    };
    expect(open(map('OPENAI_API_KEY'), 'sk-1')).toMatchObject([
      { name: 'scripted', kind: 'scripted', default: false, max_concurrent: null, max_calls_per_run: null },
      {
        name: 'large',
        kind: 'openai',
        default: true,
        max_concurrent: 4,
        timeout_seconds: 60,
        max_calls_per_run: 500,
        max_tokens_per_run: null,
      },
    ]);
    expect(JSON.stringify(open(map('OPENAI_API_KEY'), 'sk-1'))).not.toContain('sk-1');
    expect(() => open(map('ENGINE_NOWHERE'))).toThrow(
      'The engine "large" of ENGINES cannot be asked: ENGINE_NOWHERE is not set',
    );
  });

  it('does not take a public key for a private one', () => {
    expect(() => loadConfig(CoachConfig, { ...env, ACTOR_PRIVATE_KEY: JSON.stringify(publicKey) })).toThrow(
      /ACTOR_PRIVATE_KEY: must be a private/,
    );
  });
});
