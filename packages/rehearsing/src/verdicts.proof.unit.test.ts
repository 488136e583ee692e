import { describe, expect, it } from '@jest/globals';
import type { Counts } from './verdicts.js';
import { gateMet, rehearsalVerdict } from './verdicts.js';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { runTrial } from './run-trial.js';
import { aPerson, aRehearsal } from './testing/a-rehearsal.js';
import { InMemorySession, type TestCoach } from './testing/in-memory-session.js';
import { TrialFault } from './trial-fault.js';
import { trialSeed } from './trial-seed.js';

const SEED = proofSeed();
const RUNS = proofSize(10, 100);
const TRIALS = 20;
const MOST = 2 ** 32;

const { signal } = new AbortController();
const rehearsal = aRehearsal({
  name: 'is greeted',
  script: [{ say: 'Hello' }, { converse: { at_most: 1 } }],
  person: { answers: { default: 'I am a nurse.' } },
  expectations: [{ reply: { contains: 'Ada' } }],
});
const tongueTied = { ...rehearsal, person: { ...aRehearsal({ person: {} }).person, answers: {} } } as typeof rehearsal;

/** What k trials come to, each with a coach and a rehearsal that its seed decides on. */
async function countsOf(
  run: number,
  of: (seed: number) => { coach: TestCoach; written?: typeof rehearsal },
): Promise<Counts> {
  const counts = { passed: 0, failed: 0, errors: 0 };
  for (let trial = 1; trial <= TRIALS; trial += 1) {
    const seed = trialSeed(SEED + run, rehearsal.name, trial);
    const { coach, written = rehearsal } = of(seed);
    const { verdict } = await runTrial(written, { seed, signal, session: new InMemorySession(aPerson, coach) });
    counts[verdict === 'error' ? 'errors' : verdict] += 1;
  }
  return counts;
}
const runsOf = async (of: Parameters<typeof countsOf>[1]): Promise<Counts[]> => {
  const counts: Counts[] = [];
  for (let run = 0; run < RUNS; run += 1) counts.push(await countsOf(run, of));
  return counts;
};

const right: TestCoach = () => ({ content: 'Welcome, Ada!' });
const wrong: TestCoach = () => ({ content: 'Welcome!' });
const mute: TestCoach = () => {
  throw new TrialFault('engine', 'ENGINE_TIMEOUT: no answer in 60 s');
};
/** Of all seeds so many in a hundred. */
const isAmong = (seed: number, percent: number): boolean => seed < (MOST * percent) / 100;

describe(`${RUNS} runs of ${TRIALS} trials`, () => {
  it('call a coach flaky that is right by seven seeds of ten, in 99 of 100 of them', async () => {
    const counts = await runsOf((seed) => ({ coach: isAmong(seed, 70) ? right : wrong }));
    const flaky = counts.filter((one) => rehearsalVerdict(one, 0) === 'flaky');
    expect(flaky.length).toBeGreaterThanOrEqual(Math.floor(RUNS * 0.99));
    expect(flaky.every((one) => !gateMet('all', one))).toBe(true);
    const judged = counts.reduce((sum, { passed, failed }) => sum + passed + failed, 0);
    expect(judged).toBe(RUNS * TRIALS);
  });

  it('never call a coach flaky that is always right', async () => {
    const counts = await runsOf(() => ({ coach: right }));
    expect(counts.map((one) => rehearsalVerdict(one, 0))).toEqual(counts.map(() => 'always_pass'));
  });

  it('never count a fault of the engine or of the person against the coach', async () => {
    const counts = await runsOf((seed) =>
      isAmong(seed, 20)
        ? { coach: mute }
        : isAmong(seed, 40)
          ? { coach: right, written: tongueTied }
          : { coach: right },
    );
    expect(counts.filter(({ errors }) => errors > 0)).toHaveLength(RUNS);
    for (const one of counts) {
      expect(one.failed).toBe(0);
      expect(rehearsalVerdict(one, 0)).toBe('error');
      // Where errors are borne, what was judged says all.
      expect(rehearsalVerdict(one, TRIALS)).toBe('always_pass');
      expect(gateMet('all', one)).toBe(true);
    }
  });
});
