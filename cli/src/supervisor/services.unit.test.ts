import { describe, expect, it } from '@jest/globals';
import { layoutOf } from './layout.js';
import { environmentOf, inheritedBy, services, type Surroundings } from './services.js';

const provided = (address: string) => ({ address, provider: 'given' });
const surroundings: Surroundings = {
  repository: '/clone',
  layout: layoutOf('/home'),
  backing: {
    kafka: provided('k:1'),
    redis: provided('redis://r'),
    mongo: provided('mongodb://m'),
    k6: provided('/bin/k6'),
  },
  keys: {
    privateKeyFile: (signer) => `/keys/${signer}`,
    publicKeyFile: (signer) => `/keys/${signer}.pub`,
    retiredKeysFile: '/keys/retired',
    serviceTokenFile: '/keys/service-token',
    actorPublicKeys: '[]',
  },
  publicUrl: 'http://127.0.0.1:8080',
  loadTargets: ['https://staging.example'],
  urlOf: (name) => `http://127.0.0.1:${9000 + services.findIndex((service) => service.name === name)}`,
};
const environment = (name: string, { backing = surroundings.backing } = {}) => {
  const service = services.find((candidate) => candidate.name === name);
  if (!service) throw new Error(`no service ${name}`);
  return environmentOf(service, { ...surroundings, backing });
};

describe('the environment of a service', () => {
  it('says where the backing services are and where to listen', () => {
    for (const { name } of services) {
      expect(environment(name)).toMatchObject({
        KAFKA_BROKERS: 'k:1',
        REDIS_URL: 'redis://r',
        MONGO_URL: 'mongodb://m',
        HTTP_HOST: '127.0.0.1',
        HTTP_PORT: new URL(surroundings.urlOf(name)).port,
      });
    }
  });

  it('asks for shorter sessions of a broker that was started here, and leaves any other on its own', () => {
    const kafka = { ...provided('k:1'), sessionSeconds: 3 };
    for (const { name } of services) {
      expect(environment(name)).not.toHaveProperty('KAFKA_SESSION_SECONDS');
      const started = environment(name, { backing: { ...surroundings.backing, kafka } });
      expect(started).toMatchObject({ KAFKA_SESSION_SECONDS: '3' });
    }
  });

  it('gives each private key to nobody but its signer', () => {
    const holders = (key: string) =>
      services.filter(({ name }) => Object.values(environment(name)).includes(key)).map(({ name }) => name);
    expect(holders('/keys/gateway')).toEqual(['gateway']);
    expect(holders('/keys/coach')).toEqual(['coach']);
    expect(holders('/keys/rehearsal')).toEqual(['rehearsal']);
    expect(holders('/keys/session')).toEqual(['gateway']);
    expect(holders('/keys/checkpoint')).toEqual(['audit']);
  });

  it('gives the token of services to all but workers, which run load tests', () => {
    const without = services.filter(({ name }) => environment(name)['SERVICE_TOKEN_FILE'] !== '/keys/service-token');
    expect(without.map(({ name }) => name)).toEqual(['loadrunner-worker']);
  });

  it('allows load on our own coach and on the targets that were given', () => {
    expect(environment('loadrunner')['LOAD_TARGETS']).toBe(`${surroundings.urlOf('coach')},https://staging.example`);
  });

  it('has the gateway last, so that the door closes first', () => {
    expect(services.at(-1)?.name).toBe('gateway');
  });
});

describe('what a person sets for all services', () => {
  it('reaches each of them, but for secrets that are for some', () => {
    const inherited = {
      LOG_LEVEL: 'debug',
      OPENAI_API_KEY: 'sk-1',
      ENGINES: '{}',
      ENGINE_MINE_SECRET: 's',
      PERSON_API_KEY: 'sk-2',
      K6_PROMETHEUS_RW_PASSWORD: 'p',
    };
    const reached = Object.fromEntries(services.map(({ name }) => [name, inheritedBy(name, inherited)]));
    expect(reached).toEqual({
      audit: { LOG_LEVEL: 'debug' },
      scenario: { LOG_LEVEL: 'debug' },
      instantiator: { LOG_LEVEL: 'debug' },
      gateway: { LOG_LEVEL: 'debug' },
      rehearsal: { LOG_LEVEL: 'debug', PERSON_API_KEY: 'sk-2' },
      coach: { LOG_LEVEL: 'debug', OPENAI_API_KEY: 'sk-1', ENGINES: '{}', ENGINE_MINE_SECRET: 's' },
      loadrunner: { LOG_LEVEL: 'debug', K6_PROMETHEUS_RW_PASSWORD: 'p' },
      'loadrunner-worker': { LOG_LEVEL: 'debug', K6_PROMETHEUS_RW_PASSWORD: 'p' },
    });
  });
});
