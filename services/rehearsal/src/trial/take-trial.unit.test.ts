import { expect, it } from '@jest/globals';
import type { RehearsalRunCommand } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { createLog } from '@rehearsal/platform/log';
import { aRehearsalRun } from '@rehearsal/testing/rehearsal-runs';
import type { RehearsalRunRecord } from '../runs/rehearsal-run.js';
import { takeTrial } from './take-trial.js';
import { TrialStops } from './trial-stops.js';

const { version: _, ...shown } = aRehearsalRun({ state: 'running', verdict: null, trials: [] });
const run: RehearsalRunRecord = { ...shown, created_at: shown.queued_at };
const never = (): never => {
  throw new Error('no fourth attempt is made');
};

it('a trial whose worker was lost three times is an error with its reason, and is not begun again', async () => {
  const given: RehearsalRunCommand[] = [];
  const kept: Trial[] = [];
  const taking = {
    workerId: 'w1',
    journal: { load: () => Promise.resolve({ state: run, seq: 1 }) },
    processor: {
      execute: (command: RehearsalRunCommand) => {
        given.push(command);
        return Promise.resolve({ commit: { events: [] }, repeated: false });
      },
    },
    leases: {
      claim: () => Promise.resolve(true),
      take: () => Promise.resolve(),
      renew: () => Promise.resolve(true),
      release: () => Promise.resolve(),
    },
    attempts: { begin: () => Promise.resolve({ attempt: 4, lost: 3 }) },
    documents: { keep: (_of: unknown, trial: Trial) => Promise.resolve(void kept.push(trial)) },
    stops: new TrialStops(),
    finish: () => Promise.resolve(),
    feed: { follow: never },
    log: createLog('test', 'silent'),
  };
  await takeTrial({ runId: run.id, rehearsal: 1, trial: 2 }, taking as unknown as Parameters<typeof takeTrial>[1]);
  const error = {
    kind: 'infrastructure',
    detail: 'The trial was begun 3 times, and its worker was lost or failed each time.',
  };
  expect(given).toMatchObject([
    { type: 'RecordTrial', data: { rehearsal: 1, trial: 2, verdict: 'error', error, instance_id: null, failures: [] } },
  ]);
  expect(kept).toMatchObject([{ rehearsal: 'asks about the family', trial: 2, verdict: 'error', error, steps: [] }]);
});
