import { expect, it } from '@jest/globals';
import { systemHealth } from './system-health.js';

it('says of each service what it says of itself, and that nobody answers where that is so', async () => {
  const health = await systemHealth({
    gateway: () => ({ waiting_for: [], without: ['redis'] }),
    scenario: () => Promise.resolve({ waiting_for: [], without: [] }),
    audit: () => Promise.resolve({ waiting_for: ['mongo'], without: ['kafka'] }),
    coach: () => Promise.resolve(null),
  });
  expect(health.ok).toBe(false);
  expect(health.services.map(({ name, state }) => [name, state])).toEqual([
    ['gateway', 'degraded'],
    ['scenario', 'ready'],
    ['audit', 'not-ready'],
    ['coach', 'silent'],
  ]);
});

it('is well where every service is ready', async () => {
  const ready = () => ({ waiting_for: [], without: [] });
  expect((await systemHealth({ gateway: ready, coach: ready })).ok).toBe(true);
});
