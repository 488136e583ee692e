import { describe, expect, it } from '@jest/globals';
import { generateActorKeys } from '@rehearsal/platform/actor-token';
import { loadConfig } from '@rehearsal/platform/config';
import { CoachConfig } from './config.js';

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

  it('does not take a public key for a private one', () => {
    expect(() => loadConfig(CoachConfig, { ...env, ACTOR_PRIVATE_KEY: JSON.stringify(publicKey) })).toThrow(
      /ACTOR_PRIVATE_KEY: must be a private/,
    );
  });
});
