import { describe, expect, it } from '@jest/globals';
import type { InstanceView } from '@rehearsal/contracts/instance/instance-state';
import type { ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { prefer } from '../system.js';
import { system } from './one-system.js';

const template = { user: { first_name: 'Ada', last_name: 'Example' }, coach_state: { current_phase: 'INTRODUCTION' } };

const post = async <Body>(path: string, body: unknown = {}) =>
  (await system.api<Body>('POST', path, { body, headers: prefer })).body;
const aScenario = (name: string, tags: string[] = []) =>
  post<ScenarioView>('/test-scenarios', { name, tags, template });
const anInstanceOf = ({ id }: ScenarioView, body = {}) => post<InstanceView>(`/test-scenarios/${id}/instances`, body);

/** Runs the command line with --json; its document. */
async function rehearse<Document>(...args: string[]): Promise<Document> {
  const { code, stdout, stderr } = await system.rehearse(...args, '--json');
  expect({ args, code, stderr: code === 0 ? '' : stderr }).toEqual({ args, code: 0, stderr: '' });
  return JSON.parse(stdout) as Document;
}

describe('the command line', () => {
  it('moves the clock of an instance ahead, never back, and shows it', async () => {
    const { id } = await anInstanceOf(await aScenario('Clock'));
    expect((await rehearse<{ offset_ms: number }>('instances', 'clock', id, '--advance', '3d')).offset_ms).toBe(
      259_200_000,
    );
    const shown = await system.rehearse('instances', 'clock', id);
    expect(shown.stdout).toContain('3d ahead of real time');
    const back = await system.rehearse('instances', 'clock', id, '--set', '2020-01-01T00:00:00Z');
    expect([back.code, back.stderr]).toEqual([2, expect.stringContaining('never goes back: give a later time')]);
    expect((await system.rehearse('instances', 'show', id)).stdout).toContain('not real time');
  });

  it('forks, resets, undoes the reset and deletes', async () => {
    const { id } = await anInstanceOf(await aScenario('Fork'));
    await rehearse('instances', 'chat', id, 'Hello');
    const talked = await rehearse<InstanceView>('instances', 'show', id);
    const fork = await rehearse<InstanceView>('instances', 'fork', id, '--label', 'mine', '--ttl', '1h');
    expect([fork.digest, fork.label, fork.forked_from?.instance_id]).toEqual([talked.digest, 'mine', id]);
    const kept = await system.rehearse('instances', 'list', '--q', 'mine');
    expect(kept.stdout).toMatch(new RegExp(`${fork.id} +mine +expires 20\\d\\d-`));
    const early = await rehearse<InstanceView>('instances', 'fork', id, '--at', '1');
    expect(early.chat_messages).toEqual([]);
    await rehearse('instances', 'reset', id);
    const undone = await rehearse<{ instance: InstanceView }>('instances', 'undo-reset', id);
    expect(undone.instance.digest).toBe(talked.digest);
    const deleted = await system.rehearse('instances', 'delete', fork.id, 'nowhere', early.id, '--json');
    expect(deleted.code).toBe(2);
    expect(JSON.parse(deleted.stdout)).toMatchObject({ items: [{ id: fork.id }, { id: early.id }, { id: 'nowhere' }] });
    const again = await system.rehearse('instances', 'show', fork.id);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('was deleted at')]);
  });

  it('cleans up after showing a plan, and without a terminal only when told --yes', async () => {
    const scenario = await aScenario('Clean', ['leftovers']);
    for (let count = 0; count < 3; count++) await anInstanceOf(scenario, { label: `left ${count}` });
    const plan = await system.rehearse('instances', 'cleanup', '--tag', 'leftovers', '--dry-run');
    expect(plan.stdout).toMatch(/left 0[^]*3 instances to delete, 1 primary kept\./);
    const careful = await system.rehearse('instances', 'cleanup', '--scenario', 'Clean');
    expect([careful.code, careful.stderr]).toEqual([2, expect.stringContaining('deletes 3 instances; say --yes')]);
    const young = await rehearse<{ total: number }>('instances', 'cleanup', '--tag', 'leftovers', '--older-than', '7d');
    expect(young.total).toBe(0);
    const done = await rehearse<object>('instances', 'cleanup', '--scenario', 'Clean', '--yes');
    expect(done).toEqual({ deleted: 3, kept_primary: 1 });
    const vague = await system.rehearse('instances', 'cleanup', '--yes');
    expect([vague.code, vague.stderr]).toEqual([2, expect.stringContaining('Say which instances')]);
  });

  it('lists, compares and restores versions of a scenario', async () => {
    const { id } = await aScenario('Versions');
    const user = { first_name: 'Grace' };
    await system.api('PATCH', `/test-scenarios/${id}`, { body: { template: { user } }, headers: prefer });
    const { items } = await rehearse<{ items: { version: number }[] }>('scenarios', 'versions', 'Versions');
    expect(items.map(({ version }) => version)).toEqual([2, 1]);
    const { stdout } = await system.rehearse('scenarios', 'diff', 'Versions');
    expect(stdout).toMatch(/\/template\/user\/first_name\s+- "Ada"\s+\+ "Grace"/);
    const restored = await rehearse<ScenarioView>('scenarios', 'restore', 'Versions', '1');
    expect([restored.version, restored.template.user.first_name]).toEqual([3, 'Ada']);
    expect((await system.rehearse('scenarios', 'diff', 'Versions', '1', '3')).stdout).toBe('No difference.\n');
    expect((await system.rehearse('scenarios', 'restore', 'Versions', 'one')).stderr).toContain('Give a whole number');
  });
});
