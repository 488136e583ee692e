import { describe, expect, it } from '@jest/globals';
import { loadConfig } from './config.js';
import { workerEnvironment } from './worker-environment.js';

const servers = { KAFKA_BROKERS: 'kafka:9092', MONGO_URL: 'mongodb://mongo', REDIS_URL: 'redis://redis' };
const environmentFor = (environment: Record<string, string>) =>
  workerEnvironment(loadConfig({ REHEARSAL_HOME: '/nowhere/home', ...environment }));

describe('the environment of a worker', () => {
  it('is made of the backing services that are given, and of what is set for every service', async () => {
    const given = { ...servers, K6_BIN: '/opt/k6', NAMESPACE: 'staging', RESULTS_DIR: '/evidence', SECRET: 'x' };
    expect(await environmentFor(given)).toMatchObject({
      ...servers,
      K6_BIN: '/opt/k6',
      NAMESPACE: 'staging',
      RESULTS_DIR: '/evidence',
      LOADTESTS_DIR: expect.stringMatching(/loadtests\/src$/) as unknown,
    });
    expect(await environmentFor(given)).not.toHaveProperty('SECRET');
  });

  it('says which of the backing services is missing', () =>
    expect(environmentFor({ ...servers, MONGO_URL: ' ' })).rejects.toThrow(
      'MONGO_URL is not set: give all of KAFKA_BROKERS, MONGO_URL, REDIS_URL, or none, for the system that runs here.',
    ));

  it('says how to get a k6', () => expect(environmentFor({ ...servers, PATH: '' })).rejects.toThrow('set K6_BIN'));

  it('says what to start when nothing runs here', () =>
    expect(environmentFor({})).rejects.toThrow('No system runs from /nowhere/home; start one with `npm start`'));
});
