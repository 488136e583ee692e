import { describe, expect, it } from '@jest/globals';
import type { EngineSettingsList } from '@rehearsal/contracts/http/system/engines';
import type { LoadTargets, RetentionList, SystemAbout } from '@rehearsal/contracts/http/system/settings';
import { waitFor } from '@rehearsal/testing/wait-for';
import { system } from './one-system.js';

describe('how the system is set up', () => {
  const told = async <T>(...args: string[]) => {
    const { code, stdout } = await system.rehearse(...args, '--json');
    expect(code).toBe(0);
    return JSON.parse(stdout) as T;
  };

  it('is told to operators: what it runs on, what is kept how long, where load may go, and how engines are asked', async () => {
    const about = await waitFor('a checkpoint', async () => {
      const found = await told<SystemAbout>('about');
      return found.checkpoint && found;
    });
    expect(about).toMatchObject({ version: expect.stringMatching(/^\d+\./), node: process.version });
    const parts = Object.fromEntries(about.parts.map((part) => [part.name, part]));
    expect(parts).toMatchObject({
      kafka: { provider: expect.any(String) },
      redis: { version: expect.stringMatching(/^\d+\./), provider: expect.any(String) },
      store: { version: expect.stringMatching(/^\d+\./), provider: expect.any(String) },
      k6: { version: expect.stringMatching(/^v\d/), provider: expect.any(String) },
    });
    const { body: sealed } = await system.api<{ key: string }>('POST', '/audit/checkpoints');
    expect(about.checkpoint?.key).toBe(sealed.key);

    const { items: kept } = await told<RetentionList>('retention');
    expect(kept).toContainEqual(
      expect.objectContaining({
        days: 30,
        megabytes: 10_000,
        set_by: ['EVIDENCE_KEPT_DAYS', 'EVIDENCE_KEPT_MEGABYTES'],
      }),
    );
    expect(kept.map(({ set_by }) => set_by.join())).toEqual(
      expect.arrayContaining(['TRIALS_KEPT_DAYS', 'SESSION_RETENTION_DAYS,SESSION_IDLE_HOURS']),
    );
    expect((await system.rehearse('retention')).stdout).toContain('30 days, at most 10 GB');

    const targets = await told<LoadTargets>('loadtest', 'targets');
    expect(targets.allowed).not.toContain(targets.default);
    expect((await system.rehearse('loadtest', 'targets')).stdout).toContain(`${targets.default} (the default)`);

    const { items: engines } = await told<EngineSettingsList>('engines', 'list', '--addresses');
    expect(engines).toContainEqual(
      expect.objectContaining({ name: 'scripted', address: null, checkable: false, check: null }),
    );
    const refused = await system.rehearse('engines', 'check', 'scripted');
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('no coach of your own over HTTP')]);
  });
});
