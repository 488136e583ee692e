import { describe, expect, it } from '@jest/globals';
import { placeWords } from './queue-words.js';

const now = Date.parse('2025-06-01T12:00:00Z');

describe('the place of a run in the queue', () => {
  it('says its number, when it should start, and what it waits for', () => {
    const place = { position: 2, eta: '2025-06-01T12:05:00Z', waiting_for: 'target' } as const;
    expect(placeWords(place, now)).toEqual([
      'number 2 in the queue',
      'should start in 5 minutes',
      'waits for its target: another run has it',
    ]);
  });
  it('gives no time where none is known', () => {
    expect(placeWords({ position: 1, eta: null, waiting_for: 'any-worker' }, now)).toEqual([
      'number 1 in the queue',
      'waits for a worker: none is there',
    ]);
  });
  it('says that workers are drained', () => {
    expect(placeWords({ position: 1, eta: null, waiting_for: 'drained-worker' }, now)).toContain(
      'waits for a worker: too many are drained',
    );
  });
  it('does not count seconds', () => {
    const place = { position: 1, eta: '2025-06-01T12:00:20Z', waiting_for: null };
    expect(placeWords(place, now)).toEqual(['number 1 in the queue', 'should start within a minute']);
  });
  it('says that it waits while its place is not known', () => {
    expect(placeWords({ position: null, eta: null, waiting_for: null }, now)).toEqual(['waiting']);
  });
});
