import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NO_COST } from '@rehearsal/contracts/engine/engine-cost';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { openMongo } from '@rehearsal/platform/stores/mongo';
import { backingFromEnv, freshNamespace } from '@rehearsal/testing/service-under-test';
import { openTrialDocuments, type TrialDocuments } from './trial-documents.js';

let mongo: Awaited<ReturnType<typeof openMongo>>;
let documents: TrialDocuments;
beforeAll(async () => {
  mongo = await openMongo({ url: backingFromEnv().MONGO_URL, namespace: freshNamespace(), service: 'rehearsal' });
  documents = await openTrialDocuments(mongo);
});
afterAll(() => mongo.close());

const trial = (run_id: string, instance_id: string | null, ended_at: string): Trial => ({
  run_id,
  rehearsal: 'says hello',
  trial: 1,
  seed: 7,
  engine: 'scripted',
  fingerprint: null,
  verdict: 'passed',
  error: null,
  instance_id,
  kept: false,
  steps: [],
  turns: [],
  results: [],
  cost: NO_COST,
  started_at: ended_at,
  ended_at,
});
const first = { rehearsal: 0, trial: 1 };

describe('the document of a trial', () => {
  it('is that of the attempt which the run has on record', async () => {
    const [lost, recorded] = ['lost', 'recorded'].map((user) => trial('run-1', user, '2026-01-02T00:00:00.000Z'));
    if (!lost || !recorded) throw new Error('there are two attempts');
    await documents.keep({ ...first, attempt: 1 }, lost);
    await documents.keep({ ...first, attempt: 2 }, recorded);
    await documents.keep({ ...first, attempt: 2 }, recorded);
    expect(await documents.find('run-1', { ...first, instance_id: 'recorded' })).toEqual(recorded);
    expect(await documents.find('run-1', { ...first, trial: 2, instance_id: 'recorded' })).toBeUndefined();
  });

  it('goes when its time is over, and not before', async () => {
    await documents.keep({ ...first, attempt: 1 }, trial('old', null, '2026-02-01T00:00:00.000Z'));
    await documents.keep({ ...first, attempt: 1 }, trial('new', null, '2026-03-01T00:00:00.000Z'));
    await documents.forgetBefore('2026-02-15T00:00:00.000Z');
    expect(await documents.find('old', { ...first, instance_id: null })).toBeUndefined();
    expect(await documents.find('new', { ...first, instance_id: null })).toBeDefined();
  });
});
