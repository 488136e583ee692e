import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { waitFor } from '@rehearsal/testing/wait-for';
import fc from 'fast-check';
import { template } from './run-files.js';
import type { Stage } from './stage.js';

/** Trials that are struck, and what strikes them: in every test run the service itself, in the full size everybody. */
const STRUCK = proofSize(10, 200);
const STRIKES = proofSize(1, 12);
export const VICTIMS = ['rehearsal', 'redis', 'kafka', 'mongo'].slice(0, proofSize(1, 4));
const SEED = proofSeed();
/** In an order by chance, and each as often as the others: a server that ends five times within a minute is given up. */
const eachInTurn = Array.from({ length: STRIKES }, (_, index) => VICTIMS[index % VICTIMS.length] ?? 'rehearsal');
const [victims = []] = fc.sample(fc.shuffledSubarray(eachInTurn, { minLength: STRIKES }), { seed: SEED, numRuns: 1 });

export function struck(stage: () => Stage): void {
  const pidOf = async (victim: string): Promise<number> => {
    if (victim === 'rehearsal') return (await stage().system.service(victim)).pid;
    return (JSON.parse(await readFile(join(stage().system.home, 'run', `${victim}.json`), 'utf8')) as { pid: number })
      .pid;
  };
  const strike = async (victim: string): Promise<void> => {
    const pid = await pidOf(victim);
    process.kill(pid, 'SIGKILL');
    const isAgain = async () => (await pidOf(victim).catch(() => pid)) !== pid;
    await waitFor(`${victim} to be started again`, isAgain, { withinMs: 120_000 });
  };

  it(`of ${STRUCK} trials, while ${VICTIMS.join(', ')} are killed ${STRIKES} times, each has one verdict and nobody is left (seed ${SEED})`, async () => {
    const one = { name: 'struck', script: Array.from({ length: 6 }, () => ({ say: 'Tell me more.' })), repeat: 100 };
    const rehearsals = Array.from({ length: Math.ceil(STRUCK / 100) }, (_, index) => ({
      ...one,
      name: `struck ${index}`,
      repeat: Math.min(100, STRUCK - index * 100),
    }));
    const id = await stage().queued({ files: [{ content: { name: 'Struck', template, rehearsals } }], keep: 'none' });
    for (const [index, victim] of victims.entries()) {
      const due = Math.ceil((STRUCK * (index + 0.3)) / STRIKES);
      await waitFor(
        `${due} trials to have ended`,
        async () => {
          const { status, body: run } = await stage().system.api<RehearsalRunView>('GET', `/rehearsal-runs/${id}`);
          return status === 200 && run.trials.length >= due;
        },
        { withinMs: 900_000 },
      );
      await strike(victim);
    }
    const run = await stage().over(id, 900_000);
    expect(run.trials.map(({ rehearsal, trial }) => `${rehearsal}/${trial}`).toSorted()).toEqual(
      rehearsals
        .flatMap(({ repeat }, index) => Array.from({ length: repeat }, (_, trial) => `${index}/${trial + 1}`))
        .toSorted(),
    );
    expect(run).toMatchObject({ verdict: 'passed', left_behind: 0 });
    expect(run.rehearsals.map(({ passed, failed, errors }) => [passed, failed, errors])).toEqual(
      rehearsals.map(({ repeat }) => [repeat, 0, 0]),
    );
  });
}
