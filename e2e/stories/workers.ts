import { describe, expect, it } from '@jest/globals';
import type { LoadRunView } from '@rehearsal/contracts/load/load-run';
import type { LoadWorker } from '@rehearsal/contracts/load/load-worker';
import { waitFor } from '@rehearsal/testing/wait-for';
import { prefer } from '../system.js';
import { system } from './one-system.js';

const workers = async () => (await system.api<{ items: LoadWorker[] }>('GET', '/load-workers')).body.items;
const queue = async () => {
  const body = { test: 'test-completion-standard', parameters: { single_run: true }, concurrent: true };
  const queued = await system.api<LoadRunView>('POST', '/load-runs', { body, headers: prefer });
  expect(queued).toMatchObject({ body: { id: expect.any(String) } });
  return queued.body.id;
};
const ended = (id: string) =>
  waitFor(
    `${id} to end`,
    async () => {
      const { status, body: run } = await system.api<LoadRunView>('GET', `/load-runs/${id}`);
      return status === 200 && run.verdict !== null ? run : null;
    },
    { withinMs: 120_000, everyMs: 250 },
  );

describe('further workers', () => {
  it('join the system that runs here, take their share of the runs, and leave when they are asked to', async () => {
    const [own] = await waitFor('the own worker', async () => {
      const found = await workers();
      return found.length === 1 ? found : null;
    });
    const further = system.rehearse('worker', '--id', 'further', '--concurrency', '2');
    const joined = await waitFor(
      'the further worker',
      async () => (await workers()).find(({ id }) => id === 'further'),
      {
        withinMs: 60_000,
      },
    );
    expect(joined).toMatchObject({ concurrency: 2, draining: false, busy_with: [] });

    const ids = await Promise.all(Array.from({ length: 4 }, queue));
    const runs = await Promise.all(ids.map(ended));
    expect(runs.map(({ verdict, reasons }) => ({ verdict, reasons }))).toEqual(
      runs.map(() => ({ verdict: 'passed', reasons: [expect.any(String)] })),
    );
    expect(runs.map(({ worker_id }) => worker_id)).toContain('further');

    // Whoever drains it may take it away once it has nothing in its hands.
    const drained = await system.rehearse('workers', 'drain', 'further', '--wait', '--json');
    expect([drained.code, JSON.parse(drained.stdout)]).toMatchObject([0, { draining: true, busy_with: [] }]);
    expect((await system.rehearse('workers', 'list')).stdout).toMatch(/further\s+drained/);
    const elsewhere = await Promise.all(Array.from({ length: 2 }, queue));
    expect((await Promise.all(elsewhere.map(ended))).map(({ worker_id }) => worker_id)).toEqual([own?.id, own?.id]);
    expect((await system.rehearse('workers', 'resume', 'further')).stdout).toContain('further takes runs again');

    const status = await system.rehearse('status');
    expect(status.stdout).toContain('worker further (process ');
    expect(status.stdout).toContain(`worker ${own?.id ?? ''} (process `);

    process.kill(joined.pid, 'SIGTERM');
    expect((await further).code).toBe(0);
    expect((await workers()).map(({ id }) => id)).toEqual([own?.id]);
  });
});
