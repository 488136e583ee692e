import { expect, it } from '@jest/globals';
import type { LoadRunRow } from '@rehearsal/contracts/http/load/load-runs';
import { figureWords, hostOf, lengthWords, whyWords } from './run-words.js';

const now = Date.parse('2025-06-01T12:00:00Z');
const row = (changed: Partial<LoadRunRow>) => changed as LoadRunRow;

it('says how long a run took, and nothing of one that did not', () => {
  expect(lengthWords({ duration_s: 65 })).toBe('1:05');
  expect(lengthWords({ duration_s: 2.44 })).toBe('2.4 s');
  expect(lengthWords({ duration_s: null })).toBeNull();
});

it('says what was measured with its unit, and nothing of what was not', () => {
  expect(figureWords(0.3333, 'share')).toBe('33.33 %');
  expect(figureWords(null, 'share')).toBeNull();
});

it('calls a target by its host and port', () => {
  expect(hostOf('http://127.0.0.1:8081')).toBe('127.0.0.1:8081');
  expect(hostOf('https://staging.example')).toBe('staging.example');
});

it('says why a run waits, and why it ended as it did', () => {
  const waiting = row({ state: 'queued', position: 2, eta: null, waiting_for: 'target', reason: null });
  expect(whyWords(waiting, now)).toBe('number 2 in the queue, waits for its target: another run has it');
  expect(whyWords(row({ state: 'failed', reason: 'all 60 requests failed' }), now)).toBe('all 60 requests failed');
  expect(whyWords(row({ state: 'running', reason: null }), now)).toBe('');
});
