import { expect, it } from '@jest/globals';
import { renderReplayJunit } from './junit.js';

const same = {
  name: 'talks',
  trial: 1,
  seed: 7,
  engine: 'mine',
  verdict: 'same' as const,
  turns: 3,
  replayed: 3,
  divergences: [],
  error: null,
};
const differences = [{ part: 'reply', path: null, expected: 'Hello <you>', measured: 'Bye' }];

it('a replay as JUnit has a case for each talk: same passes, a divergence fails, what could not be replayed is an error', () => {
  const xml = renderReplayJunit('run-1', [
    same,
    { ...same, trial: 2, verdict: 'diverged', divergences: [{ turn: 2, said: 'Hi', differences }] },
    { ...same, name: 'session-1', trial: null, verdict: 'error', replayed: 0, error: 'ENGINE_TIMEOUT: too late' },
  ]);
  expect(xml).toMatch(/<testsuites tests="3" failures="1" errors="1">/);
  expect(xml).toContain('<testcase classname="replay of run-1" name="talks, trial 1"/>');
  expect(xml).toMatch(/<failure message="diverged at turn 2 of 3, after &quot;Hi&quot;" type="divergence">/);
  expect(xml).toContain('reply: expected "Hello <you>", measured "Bye"');
  expect(xml).toMatch(/name="session-1">\s*<error message="ended after 0 of 3 turns: ENGINE_TIMEOUT: too late"/);
});
