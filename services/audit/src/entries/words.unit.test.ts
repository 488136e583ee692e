import { expect, it } from '@jest/globals';
import { holding } from './words.js';

const entry = {
  action: 'InstanceReset',
  actor: { id: 'ann', role: 'admin' as const },
  target: 'instance',
  targetId: 'i-1',
  outcome: 'applied' as const,
  commandId: null,
  correlationId: 'c-1',
  body: '{"name":"Søren Lindqvist, Zoë"}',
};

it.each(['reset', 'ann RESET', 'zoe lindqvist', 'c-1 applied', ''])('finds what holds every word of "%s"', (words) => {
  expect(holding(words)(entry)).toBe(true);
});

it.each(['reset bob', 'null', '.*'])('finds nothing for "%s", of which it does not hold every word', (words) => {
  expect(holding(words)(entry)).toBe(false);
});
