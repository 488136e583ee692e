import { describe, expect, it } from '@jest/globals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { aRehearsalRun, aTrialSummary } from '@rehearsal/testing/rehearsal-runs';
import { compareRuns } from './compare-runs.js';
import { probabilityOfWorse } from './fisher.js';

/** A run of one rehearsal, with a letter for each trial: passed, failed, error. */
function runOf(id: string, letters: string, firstSeed = 1): RehearsalRunView {
  const [rehearsal] = aRehearsalRun().rehearsals;
  const verdicts = { p: 'passed', f: 'failed', e: 'error' } as const;
  return aRehearsalRun({
    id,
    rehearsals: rehearsal ? [rehearsal] : [],
    trials: Array.from(letters, (letter, n) =>
      aTrialSummary({ trial: n + 1, seed: firstSeed + n, verdict: verdicts[letter as 'p' | 'f' | 'e'] }),
    ),
  });
}
const compared = (base: RehearsalRunView, run: RehearsalRunView, deterministic: boolean) =>
  compareRuns(base, run, { deterministic }).rehearsals[0];

describe("Fisher's exact test", () => {
  // By whole binomial coefficients, such as 1 of C(10, 5) = 252 for the first.
  it.each([
    [{ passed: 5, judged: 5 }, { passed: 0, judged: 5 }, 0.003968],
    [{ passed: 8, judged: 10 }, { passed: 3, judged: 10 }, 0.034889],
    [{ passed: 20, judged: 20 }, { passed: 14, judged: 20 }, 0.010098],
    [{ passed: 3, judged: 3 }, { passed: 3, judged: 3 }, 1],
  ])('of %j and %j gives %d', (base, run, p) => {
    expect(probabilityOfWorse(base, run)).toBeCloseTo(p, 5);
  });
});

describe('two runs on a deterministic coach with equal seeds', () => {
  it('differ where a single trial turned', () => {
    expect(compared(runOf('a', 'ppppp'), runOf('b', 'ppfpp'), true)).toMatchObject({
      verdict: 'worse',
      turned: [3],
      p_value: null,
      words: 'trial 3 passed and now fails',
    });
    expect(compared(runOf('a', 'pfffp'), runOf('b', 'ppffp'), true)).toMatchObject({ verdict: 'better', turned: [2] });
    expect(compared(runOf('a', 'pfp'), runOf('b', 'pfp'), true)).toMatchObject({ verdict: 'same', turned: [] });
  });

  it('name the trials that turned in their order, whichever ended first', () => {
    const run = runOf('b', 'ffp');
    const endedBackwards = { ...run, trials: run.trials.toReversed() };
    expect(compared(runOf('a', 'ppp'), endedBackwards, true)).toMatchObject({ turned: [1, 2] });
  });

  it('are worse where one trial was lost and another won', () => {
    expect(compared(runOf('a', 'pf'), runOf('b', 'fp'), true)).toMatchObject({ verdict: 'worse', turned: [1] });
  });

  it('are judged by chance where the seeds are not the same', () => {
    expect(compared(runOf('a', 'ppppp'), runOf('b', 'ppfpp', 100), true)).toMatchObject({
      verdict: 'unclear',
      turned: [],
    });
  });
});

describe('two runs in which chance is at work', () => {
  it('are worse where the difference is beyond it', () => {
    expect(compared(runOf('a', 'p'.repeat(20)), runOf('b', `${'p'.repeat(14)}ffffff`), false)).toMatchObject({ verdict: 'worse' }); // prettier-ignore
    expect(compared(runOf('a', 'fffff'), runOf('b', 'ppppp'), false)).toMatchObject({ verdict: 'better' });
  });

  it('are unclear where it is not, and say how many trials would decide', () => {
    const row = compared(runOf('a', 'ppppp'), runOf('b', 'ppppf'), false);
    expect(row).toMatchObject({
      verdict: 'unclear',
      needs: 23,
      words: expect.stringContaining('23 trials of each') as unknown,
    });
    // As many as it says do decide, and one trial fewer does not.
    const at = (k: number) => probabilityOfWorse({ passed: k, judged: k }, { passed: Math.round(0.8 * k), judged: k });
    expect([at(23) < 0.05, at(22) < 0.05]).toEqual([true, false]);
  });

  it('are the same where as many passed, whatever could not be judged', () => {
    expect(compared(runOf('a', 'ppe'), runOf('b', 'pppp'), false)).toMatchObject({ verdict: 'same' });
    expect(compared(runOf('a', 'eee'), runOf('b', 'ppp'), false)).toMatchObject({ verdict: 'unclear', p_value: null });
  });

  it('ask more of each where many are compared', () => {
    const [one] = aRehearsalRun().rehearsals;
    if (!one) throw new Error('the fixture is broken');
    const many = (id: string, letters: string) => ({
      ...runOf(id, letters),
      rehearsals: Array.from({ length: 10 }, (_, n) => ({ ...one, rehearsal: String(n) })),
    });
    const { significance, rehearsals } = compareRuns(many('a', 'p'.repeat(20)), many('b', `${'p'.repeat(14)}ffffff`), { deterministic: false }); // prettier-ignore
    expect([significance, rehearsals[0]?.verdict]).toEqual([0.005, 'unclear']);
  });
});

it('says what is in one of the runs alone', () => {
  const [whole] = [aRehearsalRun()];
  const less = { ...whole, id: 'run-2', rehearsals: whole.rehearsals.slice(0, 3) };
  expect(compareRuns(whole, less, { deterministic: true }).notes).toEqual([
    '"waits for an answer" (First visit) is in run-1 alone.',
  ]);
});

it('says where what was rehearsed is not the same in both runs, since the coach may be the same', () => {
  const [base] = [aRehearsalRun()];
  const rehearsals = base.rehearsals.map((each, n) => (n === 0 ? { ...each, source: { content: 'e'.repeat(64), file: null } } : each)); // prettier-ignore
  const { notes } = compareRuns(base, { ...base, id: 'run-2', rehearsals }, { deterministic: true });
  expect(notes).toEqual([expect.stringContaining('may be its doing, and not the coach')]);
});
