import { expect, it } from '@jest/globals';
import type { ServiceHealth } from '@rehearsal/contracts/http/system/system';
import { lossWords, stateWords, systemWords } from './service-words.js';

const service = (name: string, change: Partial<ServiceHealth> = {}): ServiceHealth => ({
  name,
  state: 'ready',
  waiting_for: [],
  without: [],
  ...change,
});
const silent = service('audit', { state: 'silent' });
const waiting = service('coach', { state: 'not-ready', waiting_for: ['mongo', 'kafka publisher'] });
const lacking = service('gateway', { state: 'degraded', without: ['redis'] });

it('says what a service lacks, and what that means for people', () => {
  expect(stateWords(waiting)).toBe('waits for mongo and kafka publisher');
  expect(lossWords(waiting)).toBe('Messages wait for their answers.');
  expect(stateWords(lacking)).toBe('works, without redis');
  expect(lossWords(lacking)).toBeUndefined();
});

it('says of the system which service is worst off', () => {
  const words = (...services: ServiceHealth[]) => systemWords({ ok: false, services });
  expect(words(service('scenario'))).toBe('All services ready');
  expect(words(lacking, silent)).toBe('audit does not answer');
  expect(words(lacking, silent, waiting)).toBe('audit does not answer, and 1 more');
  expect(words(lacking)).toBe('gateway works, without redis');
});
