import { expect, it } from '@jest/globals';
import type { Client } from '@rehearsal/client/client';
import { acceptRun } from './accept-run.js';

/** A run of one rehearsal whose trials came to this. */
const clientOf = (verdicts: readonly string[], more: { label?: string; file?: null } = {}) => {
  const run = {
    verdict: 'error',
    label: more.label ?? null,
    rehearsals: [
      {
        rehearsal: 'talks',
        scenario_name: 'Ada',
        source: { content: 'f00d', file: more.file === null ? null : 'nowhere.json' },
      },
    ],
    trials: verdicts.map((verdict, index) => ({ rehearsal: 0, trial: index + 1, verdict })),
  };
  return { get: () => Promise.resolve(run) } as unknown as Client;
};

it.each([[[]], [['error', 'error']]])('of %j nothing is accepted, since nothing was judged', async (verdicts) => {
  await expect(acceptRun(clientOf(verdicts), 'one', {})).rejects.toThrow(
    'No trial of "talks" was judged, so the run one shows nothing of it that could be right.',
  );
});

it('of a replay nothing is accepted, and it is said what stands in for that', async () => {
  const client = clientOf(['passed'], { label: 'replay of two', file: null });
  await expect(acceptRun(client, 'one', {})).rejects.toThrow(
    /The run one is a replay of two, and a replay expects nothing .*`rehearse replay one`/,
  );
});
