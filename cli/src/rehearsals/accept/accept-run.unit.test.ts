import { expect, it } from '@jest/globals';
import type { Client } from '@rehearsal/client/client';
import { acceptRun } from './accept-run.js';

/** A run of one rehearsal whose trials came to this. */
const clientOf = (...verdicts: string[]) => {
  const run = {
    verdict: 'error',
    rehearsals: [{ rehearsal: 'talks', scenario_name: 'Ada', source: { file: 'nowhere.json' } }],
    trials: verdicts.map((verdict, index) => ({ rehearsal: 0, trial: index + 1, verdict })),
  };
  return { get: () => Promise.resolve(run) } as unknown as Client;
};

it.each([[[]], [['error', 'error']]])('of %j nothing is accepted, since nothing was judged', async (verdicts) => {
  await expect(acceptRun(clientOf(...verdicts), 'one', {})).rejects.toThrow(
    'No trial of "talks" was judged, so the run one shows nothing of it that could be right.',
  );
});
