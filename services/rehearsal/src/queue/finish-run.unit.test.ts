import { describe, expect, it } from '@jest/globals';
import type { RehearsalRunCommand, RehearsalRunFact } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import { PlatformError, UnavailableError } from '@rehearsal/platform/errors';
import { createLog } from '@rehearsal/platform/log';
import { aRehearsalRun } from '@rehearsal/testing/rehearsal-runs';
import type { RehearsalRunRecord } from '../runs/rehearsal-run.js';
import type { RunProcessor } from '../service.js';
import { finishing } from './finish-run.js';
import { reconciler } from './reconcile.js';

const log = createLog('test', 'silent');
const { version: _, ...shown } = aRehearsalRun({ state: 'running', verdict: null });
const run: RehearsalRunRecord = { ...shown, created_at: shown.queued_at };
const refused: RehearsalRunFact = {
  type: 'CommandRefused',
  data: { command: 'FinishRehearsalRun', code: 'COMMAND_FAILED', detail: 'The command met a defect of ours.' },
};

/** The end of the run where its test users are looked for like this, and what its owner was told. */
function ending(clear: () => Promise<number>, events: RehearsalRunFact[] = []) {
  const given: RehearsalRunCommand[] = [];
  const forgotten: string[] = [];
  const finish = finishing({
    processor: {
      execute: (command) => {
        given.push(command);
        return Promise.resolve({ commit: { events }, repeated: false } as unknown as Awaited<
          ReturnType<RunProcessor['execute']>
        >);
      },
    },
    leftBehind: { clear },
    attempts: { forget: (id) => Promise.resolve(void forgotten.push(id)) },
    spent: { forget: () => Promise.resolve() },
    log,
  });
  return { given, forgotten, finish };
}

/** Looks so often for runs to finish; how often finishing was tried. */
async function tries(finish: (run: RehearsalRunRecord) => Promise<void>, looks: number): Promise<number> {
  let tried = 0;
  const { look } = reconciler({
    unfinished: () => Promise.resolve([run]),
    leases: { held: () => Promise.resolve([]), beatOf: () => Promise.resolve(null), release: () => Promise.resolve() },
    queue: { add: () => Promise.resolve(), size: () => Promise.resolve(0) },
    finish: (one) => {
      tried += 1;
      return finish(one);
    },
    now: () => 0,
    log,
  });
  for (let count = 0; count < looks; count += 1) await look();
  return tried;
}

describe('the end of a run', () => {
  it('is put off while its test users cannot be asked for, and looked for again and again', async () => {
    const { finish, given, forgotten } = ending(() => Promise.reject(new UnavailableError('away')));
    await expect(finish(run)).rejects.toThrow('away');
    expect([given, forgotten]).toEqual([[], []]);
    expect(await tries(finish, 3)).toBe(3);
  });

  it('comes with its reason where they can never be asked for or deleted', async () => {
    const failed = new PlatformError('OWNER_FAILED', 502, 'The instantiator service could not answer.');
    const { finish, given, forgotten } = ending(() => Promise.reject(failed));
    await finish(run);
    expect(given).toMatchObject([
      {
        type: 'FinishRehearsalRun',
        data: { left_behind: null, reasons: [expect.stringContaining('The instantiator service could not answer.')] },
      },
    ]);
    expect(forgotten).toEqual([run.id]);
  });

  it('says how many test users are left, and that none is', async () => {
    const [some, none] = [ending(() => Promise.resolve(2)), ending(() => Promise.resolve(0))];
    await some.finish(run);
    await none.finish(run);
    expect(some.given).toMatchObject([
      { data: { left_behind: 2, reasons: ['2 test users of the run could not be deleted'] } },
    ]);
    expect(none.given).toMatchObject([{ data: { left_behind: 0, reasons: [] } }]);
  });

  it('that its own journal refuses for ever is asked for once, and no other run waits for it', async () => {
    const { finish, forgotten } = ending(() => Promise.resolve(0), [refused]);
    await expect(finish(run)).rejects.toThrow('the end of the run was refused: COMMAND_FAILED');
    expect(forgotten).toEqual([]);
    expect(await tries(finish, 3)).toBe(1);
  });
});
