import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitFor } from '@rehearsal/testing/wait-for';
import { prefer, startSystem, type System } from './system.js';

let system: System;

beforeAll(async () => {
  system = await startSystem({ servers: 'own' });
});
afterAll(() => system.dispose());

describe('the main job, from template to audited freeze and a judged load run', () => {
  it('is what `rehearse demo` shows, step by step', async () => {
    const { code, stdout, stderr } = await system.rehearse('demo', '--json');
    const story = JSON.parse(stdout) as { ok: boolean; steps: { name: string; ok: boolean; detail: string }[] };
    expect(story.steps.filter(({ ok }) => !ok)).toEqual([]);
    expect({ code, ok: story.ok, stderr }).toMatchObject({ code: 0, ok: true });
    expect(story.steps.length).toBeGreaterThanOrEqual(8);
  });

  it('loads the sample scenarios at the start, each with its primary instance', async () => {
    const { body } = await system.api<{ items: { name: string; primary_instance: { email: string } | null }[] }>(
      'GET',
      '/test-scenarios',
    );
    expect(body.items.length).toBeGreaterThanOrEqual(4);
    for (const { primary_instance } of body.items) expect(primary_instance?.email).toMatch(/\.invalid$/);
  });

  it('queues a k6 run from the command line, prints one document and exits with its code', async () => {
    const { code, stdout } = await system.rehearse(
      'loadtest',
      'run',
      'test-completion-standard',
      '--single-run',
      '--wait',
      '--json',
    );
    const run = JSON.parse(stdout) as Record<string, unknown>;
    expect(run).toMatchObject({ name: 'test-completion-standard', state: 'passed', verdict: 'passed', exit_code: 0 });
    for (const key of ['id', 'reasons', 'thresholds', 'checks', 'metrics']) expect(run).toHaveProperty(key);
    expect(code).toBe(0);
  });

  it('writes down every operation, and the chain verifies', async () => {
    const created = await system.api('POST', '/test-scenarios', {
      body: {
        name: 'Audited',
        template: { user: { first_name: 'Ada', last_name: 'Example' }, coach_state: { current_phase: 'introduction' } },
      },
      headers: prefer,
    });
    expect(created.status).toBe(201);
    const denied = await system.api('GET', '/audit', { token: null });
    expect(denied.status).toBe(401);

    const since = await system.rehearse('audit', 'verify', '--json');
    expect([since.code, JSON.parse(since.stdout)]).toMatchObject([0, { ok: true, scope: 'since-checkpoint' }]);
    const whole = await system.rehearse('audit', 'verify', '--whole', '--json');
    expect([whole.code, JSON.parse(whole.stdout)]).toMatchObject([0, { ok: true, scope: 'whole', since: null }]);
    const kept = await system.rehearse('audit', 'verifications', '--whole', '--json');
    const { items } = JSON.parse(kept.stdout) as { items: { id: string }[] };
    const result = JSON.parse(whole.stdout) as unknown;
    expect(items).toMatchObject([{ state: 'ended', asked_by: { role: 'admin' }, result }]);
    const cancelled = await system.rehearse('audit', 'cancel', items[0]?.id ?? '', '--json');
    expect([cancelled.code, JSON.parse(cancelled.stdout)]).toMatchObject([0, { state: 'ended' }]);
    await waitFor('the command and its event in the audit', async () => {
      const path = `/audit?target=${String(created.body.id)}`;
      const { body } = await system.api<{ items: { action: string }[] }>('GET', path);
      const actions = body.items.map(({ action }) => action);
      return actions.includes('CreateScenario') && actions.includes('ScenarioCreated');
    });
  });

  it('follows one operation through the services by its correlation id', async () => {
    const template = {
      user: { first_name: 'Ada', last_name: 'Example' },
      coach_state: { current_phase: 'introduction' },
    };
    const created = await system.api('POST', '/test-scenarios', {
      body: { name: 'Followed', template },
      headers: prefer,
    });
    const correlation = created.headers.get('x-correlation-id') ?? '';
    const expected = ['CreateScenario', 'InstanceCreated', 'ScenarioCreated'];
    type Entries = { items: { action: string; correlation_id: string }[] };
    await waitFor('all of it in the audit', async () => {
      const { body } = await system.api<Entries>('GET', `/audit?correlation_id=${correlation}`);
      return expected.every((action) => body.items.some((entry) => entry.action === action));
    });
    const { stdout } = await system.rehearse('audit', 'list', '--correlation', correlation, '--json');
    const { items } = JSON.parse(stdout) as Entries;
    expect(items.map(({ action }) => action).sort()).toEqual(expected);
    expect(new Set(items.map(({ correlation_id: id }) => id))).toEqual(new Set([correlation]));
    const help = await system.rehearse('audit', '--help');
    expect(help.stdout).toContain('rehearse audit list --correlation ID');
  });

  it('ends in order on Ctrl-C, and finds its data at the next start', async () => {
    const pids = await Promise.all(
      ['gateway', 'instantiator', 'audit'].map(async (name) => (await system.service(name)).pid),
    );
    const before = await system.api<{ items: { id: string }[] }>('GET', '/test-scenarios?limit=200');
    expect(await system.interrupt()).toBe(0);
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow('ESRCH');

    system = await startSystem({ home: system.home, servers: 'own' });
    const after = await system.api<{ items: { id: string }[] }>('GET', '/test-scenarios?limit=200');
    expect(after.body.items.map(({ id }) => id)).toEqual(before.body.items.map(({ id }) => id));
  });
});
