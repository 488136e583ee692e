import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { proofSeed, proofSize } from '@rehearsal/testing/proof-size';
import { backingFromEnv } from '@rehearsal/testing/service-under-test';
import { waitFor } from '@rehearsal/testing/wait-for';
import { chanceOf } from '../testing/chance.js';
import { countedScript, startCountingTarget } from '../testing/counting-target.js';
import { startLoadRunner, type LoadRunnerUnderTest } from '../testing/load-runner-under-test.js';
import { k6Below } from '../testing/processes.js';

const cancels = proofSize(5, 50);
const seed = proofSeed();
const chance = chanceOf(seed);
const GRACE_SECONDS = 2;
/** How much later than the grace the last request may come. */
const SLACK_SECONDS = 2;
const WORKERS = 2;

const SCRIPTS = {
  /** Ends when it is asked to. */
  willing: countedScript('{ vus: 2, duration: "5m" }'),
  /** Goes on sending in its teardown, which k6 waits for. */
  stubborn: countedScript(
    '{ vus: 2, duration: "5m" }',
    'export function teardown() { for (;;) { ask("load"); sleep(0.05); } }',
  ),
};

let runner: LoadRunnerUnderTest;
let target: Awaited<ReturnType<typeof startCountingTarget>>;

beforeAll(async () => {
  target = await startCountingTarget();
  runner = await startLoadRunner({
    backing: backingFromEnv(),
    scripts: SCRIPTS,
    coachUrl: target.url,
    workerSettings: { CANCEL_GRACE_SECONDS: String(GRACE_SECONDS) },
  });
  await Promise.all(Array.from({ length: WORKERS }, (_, index) => runner.startWorker(`worker-${index}`)));
});

afterAll(async () => {
  await runner.close();
  await target.close();
});

/** Cancels a run at some moment of its life; answers when, in ms since 1970. */
async function queueAndCancel(): Promise<{ id: string; name: string; cancelledAt: number }> {
  const name = randomUUID();
  const id = await runner.queue(chance.oneOf(['willing', 'stubborn']), {
    parameters: { model: name },
    concurrent: true,
  });
  if (chance.between(0, 4) > 0) await waitFor('its load', () => target.traffic.has(name));
  await pause(chance.between(0, 1500));
  await runner.bus.outcome(await runner.cancel(id));
  return { id, name, cancelledAt: Date.now() };
}

it(
  `after ${cancels} cancels no target hears anything later than the grace and ${SLACK_SECONDS} s (seed ${seed})`,
  async () => {
    const done: Awaited<ReturnType<typeof queueAndCancel>>[] = [];
    let left = cancels;
    const oneByOne = async () => {
      while (left > 0) {
        left -= 1;
        const cancelled = await queueAndCancel();
        done.push(cancelled);
        await runner.inState(cancelled.id, 'cancelled');
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, oneByOne));
    const lastCancel = Math.max(...done.map(({ cancelledAt }) => cancelledAt));
    const quiet = lastCancel + 1000 * (GRACE_SECONDS + SLACK_SECONDS + 1);
    await waitFor('the time in which a request would be too late', () => Date.now() > quiet);

    const lateness = done.map(({ name, cancelledAt }) => (target.traffic.get(name)?.last ?? cancelledAt) - cancelledAt);
    const heard = done.filter(({ name }) => target.traffic.has(name)).length;
    process.stderr.write(
      `cancels, seed ${seed}: ${done.length}, ${heard} of them under load; the last request came ${Math.max(...lateness)} ms after its cancel\n`,
    );
    expect(Math.max(...lateness)).toBeLessThan(1000 * (GRACE_SECONDS + SLACK_SECONDS));
    expect(k6Below(runner.resultsFolder)).toEqual([]);
    for (const { id } of done) {
      const run = await runner.readRun(id);
      expect([run.state, run.exit_code, run.reasons]).toEqual(['cancelled', 105, [expect.any(String)]]);
    }
  },
  proofSize(300_000, 600_000),
);
