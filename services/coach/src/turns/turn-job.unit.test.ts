import { expect, it } from '@jest/globals';
import { jobOf } from './turn-job.js';

it('counts its age in real time, whatever the clock of the person shows, and knows a trial from a person', () => {
  const message = {
    id: 'm1',
    role: 'user',
    content: 'Hi',
    timestamp: '2031-01-01T00:00:00.000Z',
    component_config: null,
  } as const;
  const context = {
    id: 'i1:2:0',
    aggregateId: 'i1',
    version: 2,
    correlationId: 'c1',
    actor: { id: 'a', role: 'admin' },
  } as const;
  const time = '2026-01-01T00:00:00.000Z';
  const event = { ...context, type: 'MessageSent', time, data: { kind: 'test', message } } as const;
  expect(jobOf(event).sentAt).toBe(time);
  expect(jobOf(event).isTrial).toBe(false);
  expect(jobOf({ ...event, actor: { id: 'rehearsal', role: 'service' } }).isTrial).toBe(true);
});
