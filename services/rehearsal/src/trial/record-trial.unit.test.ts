import { describe, expect, it } from '@jest/globals';
import type { RehearsalRunCommand, RehearsalRunFact } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { UnavailableError } from '@rehearsal/platform/errors';
import { createLog } from '@rehearsal/platform/log';
import { aTrial } from '@rehearsal/testing/rehearsal-runs';
import type { RunProcessor } from '../service.js';
import { recordTrial } from './record-trial.js';

const job = { runId: 'run-1', rehearsal: 1, trial: 2, attempt: 1 };
const { signal } = new AbortController();
const refused = (code: 'COMMAND_FAILED' | 'TRIAL_ON_RECORD'): RehearsalRunFact => ({
  type: 'CommandRefused',
  data: { command: 'RecordTrial', code, detail: 'no' },
});

/** A store and a journal that meet what comes like this, and what they were given. */
function recording(
  keep: (trial: Trial) => Promise<void>,
  decide: (command: RehearsalRunCommand) => RehearsalRunFact[],
) {
  const given: RehearsalRunCommand[] = [];
  const execute: RunProcessor['execute'] = (command) => {
    given.push(command);
    return Promise.resolve({ commit: { events: decide(command) }, repeated: false } as never);
  };
  const kept: Trial[] = [];
  const documents = { keep: (_of: unknown, trial: Trial) => keep(trial).then(() => void kept.push(trial)) };
  return { given, kept, dependencies: { processor: { execute }, documents, log: createLog('test', 'silent') } };
}
const takesAll = () => Promise.resolve();

describe('a trial that ended', () => {
  it('is on record once, with the document of it', async () => {
    const { given, kept, dependencies } = recording(takesAll, () => []);
    const trial = aTrial();
    expect(await recordTrial(trial, job, signal, dependencies)).toEqual(trial);
    expect(kept).toEqual([trial]);
    expect(given).toMatchObject([{ type: 'RecordTrial', aggregateId: 'run-1', data: { trial: 2, verdict: 'failed' } }]);
  });

  it('that another has put on record already changes nothing', async () => {
    const { given, dependencies } = recording(takesAll, () => [refused('TRIAL_ON_RECORD')]);
    await recordTrial(aTrial(), job, signal, dependencies);
    expect(given).toHaveLength(1);
  });

  it.each([
    ['the store can never keep', (trial: Trial) => (trial.steps.length > 0 ? Promise.reject(new Error('no')) : takesAll()), () => []], // prettier-ignore
    ['the journal can never take', takesAll, ({ data }: RehearsalRunCommand) => ('verdict' in data && data.verdict === 'error' ? [] : [refused('COMMAND_FAILED')])], // prettier-ignore
  ])('whose words %s is an error that says why, so that its run comes to an end', async (_, keep, decide) => {
    const { given, kept, dependencies } = recording(keep, decide);
    const recorded = await recordTrial(aTrial(), job, signal, dependencies);
    const detail = expect.stringMatching(/could not be put on record: .*no/) as unknown;
    expect(recorded).toMatchObject({ verdict: 'error', error: { kind: 'infrastructure', detail }, steps: [] });
    expect(kept.at(-1)).toEqual(recorded);
    expect(given.at(-1)).toMatchObject({ data: { verdict: 'error', error: { detail }, cost: { calls: 1 } } });
    expect(new Set(given.map(({ id }) => id)).size).toBe(given.length);
  });

  it('waits for a store that is away', async () => {
    let isAway = true;
    const { given, kept, dependencies } = recording(
      () => {
        if (!isAway) return takesAll();
        isAway = false;
        return Promise.reject(new UnavailableError('away'));
      },
      () => [],
    );
    await recordTrial(aTrial(), job, signal, dependencies);
    expect([kept.length, given.length]).toEqual([1, 1]);
  });
});
