import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { InstanceView } from '@rehearsal/contracts/instance/instance';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import { prefer, startSystem, type System } from './system.js';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.dispose());

const template = anEmptyTemplate();
const script = [
  { say: 'Hello', expect: [{ phase: 'INTRODUCTION' }] },
  { choose: "Let's begin", expect: [{ phase: 'GET_TO_KNOW_YOU' }] },
  { advance_clock: '3d' },
];
const holds = { name: 'holds', script, expectations: [{ unchanged: ['$.profile'] }], repeat: 3 };
const cannotHold = { name: 'cannot hold', script, expectations: [{ path: '$.identities[*]', count: 7 }] };

async function ended(body: object): Promise<RehearsalRunView> {
  const queued = await system.api<RehearsalRunView>('POST', '/rehearsal-runs', { body, headers: prefer });
  expect([queued.status, queued.body.state]).toEqual([201, 'queued']);
  return waitFor(
    'the verdict of the run',
    async () => {
      const { body: run } = await system.api<RehearsalRunView>('GET', `/rehearsal-runs/${queued.body.id}`);
      return run.verdict === null ? null : run;
    },
    { withinMs: 180_000, everyMs: 250 },
  );
}

it('a scenario is rehearsed three times and passes, and one that cannot pass says what broke and can be opened', async () => {
  const body = { name: 'Rehearsed through the door', template, rehearsals: [holds, cannotHold] };
  expect(await system.api('POST', '/test-scenarios', { body, headers: prefer })).toMatchObject({ status: 201 });

  const passed = await ended({ names: ['holds'] });
  expect(passed).toMatchObject({
    verdict: 'passed',
    left_behind: 0,
    rehearsals: [{ passed: 3, verdict: 'always_pass' }],
  });

  const failed = await ended({ names: ['cannot hold'], keep: 'failed' });
  expect(failed).toMatchObject({ verdict: 'failed', left_behind: 0, rehearsals: [{ failed: 1, gate_met: false }] });
  const [trial] = failed.trials;
  expect(Object.keys(trial?.failures[0] ?? {})).toEqual(
    expect.arrayContaining(['expectation', 'step', 'path', 'expected', 'measured', 'ok', 'pointer']),
  );
  const { body: user } = await system.api<InstanceView>('GET', `/instances/${trial?.instance_id ?? ''}`);
  expect([user.kind, user.chat_messages.length, user.seed]).toEqual(['test', 4, trial?.seed]);
  const { body: whole } = await system.api<Trial>('GET', `/rehearsal-runs/${failed.id}/trials/0/1`);
  expect(whole.steps.map(({ kind }) => kind)).toEqual(['say', 'choose', 'advance_clock']);
  const more = await system.api('POST', `/instances/${user.id}/messages`, {
    body: { content: 'I am a nurse.' },
    headers: prefer,
  });
  expect(more.status).toBeLessThan(300);
});

it('is on record: who asked, and what the trials did in the name of the service', async () => {
  const actors = async (action: string) => {
    const path = `/audit?limit=200&action=${action}`;
    const { body } = await system.api<{ items: { action: string; actor: { id: string } }[] }>('GET', path);
    const found = body.items.filter((entry) => entry.action === action).map(({ actor }) => actor.id);
    return found.length === 0 ? null : [...new Set(found)];
  };
  expect(await waitFor('the run to be on record', () => actors('RehearsalRunQueued'))).toEqual(['cli']);
  expect(await waitFor('its trials to be on record', () => actors('TrialEnded'))).toEqual(['rehearsal']);
  const { stdout, code } = await system.rehearse('audit', 'verify');
  expect([code, stdout]).toEqual([0, expect.any(String)]);
});
