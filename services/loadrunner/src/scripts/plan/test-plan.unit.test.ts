import { describe, expect, it } from '@jest/globals';
import type { LoadTest } from '@rehearsal/contracts/load/tests/load-test';
import type { PlanParameters } from '@rehearsal/contracts/load/tests/load-test-plan';
import type { Inspection } from '../inspection.js';
import type { Inspections } from '../inspections.js';
import { InvalidScriptError } from '../script-reader.js';
import { planOf } from './test-plan.js';

const test: LoadTest = {
  name: 'a',
  file: 'a.js',
  status: 'ready',
  error: null,
  script_hash: 'h',
  thresholds: {},
  tags: {},
  parameters: [],
};
const plain: Inspection = {
  thresholds: {},
  tags: {},
  plannedSeconds: null,
  executors: [],
  scenarios: {},
  maxVus: null,
  longestSeconds: 0,
  aroundSeconds: 0,
  loadingSeconds: 0,
  hosts: {},
  systemTags: null,
  importsGrpc: false,
  paused: false,
  unknownOption: null,
};

/** A script that reads its minutes, 1 by default, and refuses other rates than its own. */
const inspections: Inspections = {
  of: (_test, _target, { duration_min: minutes = 1, nonstream_rps: rate = 5, single_run: single = false }) => {
    if (rate !== 5) return Promise.reject(new InvalidScriptError(1, 'five requests, or none'));
    const load = { executor: 'constant-arrival-rate', rate, timeUnit: '1s', duration: `${minutes}m0s` };
    const once = { executor: 'shared-iterations', vus: 1, iterations: 1 };
    return Promise.resolve({ ...plain, scenarios: { all: single ? once : load } });
  },
};
const withoutEffect = async (parameters: PlanParameters) =>
  (await planOf(test, parameters, inspections, null)).without_effect;

describe('a plan', () => {
  it('says that a parameter makes no difference where the script does not read it', async () => {
    expect(await withoutEffect({ stream_rps: 2 })).toEqual(['stream_rps']);
    expect(await withoutEffect({ stream_rps: 10_000 })).toEqual(['stream_rps']);
  });

  it('says it of what is read and has no weight beside another', async () => {
    expect(await withoutEffect({ single_run: true, duration_min: 1 })).toEqual(['duration_min']);
  });

  it.each([
    ['minutes', { duration_min: 1 }],
    ['a rate of which another is refused', { nonstream_rps: 5 }],
    ['no single run', { single_run: false }],
  ])('does not say it of %s that are as they are by default', async (_what, parameters) => {
    expect(await withoutEffect(parameters)).toEqual([]);
  });
});
