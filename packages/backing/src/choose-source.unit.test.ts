import { describe, expect, it } from '@jest/globals';
import { dockerAllowed, given, serverEnvironment } from './tools/environment.js';
import { chooseSource } from './choose-source.js';

describe('where a service comes from', () => {
  it('prefers what the environment gives over everything else', () => {
    expect(chooseSource({ given: true, docker: true, isServer: true })).toBe('environment');
  });

  it('takes the official image when Docker answers', () => {
    expect(chooseSource({ given: false, docker: true, isServer: true })).toBe('docker');
  });

  it('runs a local process when Docker does not answer', () => {
    expect(chooseSource({ given: false, docker: false, isServer: true })).toBe('local');
  });

  it('never takes k6 from an image, for workers run it as a program', () => {
    expect(chooseSource({ given: false, docker: true, isServer: false })).toBe('local');
  });
});

describe('the environment', () => {
  it('gives a service by its own variable, and an empty one gives nothing', () => {
    const env = { KAFKA_BROKERS: 'kafka-1:9092,kafka-2:9092', REDIS_URL: ' ' };
    expect(given(env, 'kafka')).toBe('kafka-1:9092,kafka-2:9092');
    expect(given(env, 'redis')).toBeUndefined();
    expect(given(env, 'mongo')).toBeUndefined();
  });

  it('forbids Docker by REHEARSAL_DOCKER=off as well as by the option', () => {
    expect(dockerAllowed({}, undefined)).toBe(true);
    expect(dockerAllowed({ REHEARSAL_DOCKER: 'OFF' }, true)).toBe(false);
    expect(dockerAllowed({}, false)).toBe(false);
  });

  it('hands no secret of ours to a server', () => {
    expect(serverEnvironment({ PATH: '/bin', HOME: '/home/x', SIGNING_KEY: 'secret' })).toEqual({
      PATH: '/bin',
      HOME: '/home/x',
    });
  });
});
