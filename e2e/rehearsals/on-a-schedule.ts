import { expect, it } from '@jest/globals';
import type { Problem } from '@rehearsal/contracts/http/problem';
import type { ScheduleView } from '@rehearsal/contracts/load/schedule';
import { waitFor } from '@rehearsal/testing/wait-for';
import { prefer } from '../system.js';
import { holds, template } from './run-files.js';
import type { Stage } from './stage.js';

/** Rehearsals that are to run each minute; what is told `then` takes about as long. */
export function onASchedule(stage: () => Stage, then: () => void): void {
  it('rehearsals are scheduled by the command line, and what could not run at night is refused at the door', async () => {
    const scenario = (tag: string) => ({
      body: {
        name: `Scheduled ${tag}`,
        tags: [tag],
        template,
        rehearsals: [{ ...holds, name: `holds at night (${tag})` }],
      },
      headers: prefer,
    });
    await stage().system.api('POST', '/test-scenarios', scenario('kept'));
    const { body: brief } = await stage().system.api<{ id: string }>('POST', '/test-scenarios', scenario('brief'));
    const plan = ['--cron', '* * * * *', '--repeat', '2'];
    const made = await stage().system.rehearse('schedules', 'create', 'each-minute', '--tag', 'kept', ...plan);
    expect([made.code, made.stdout]).toEqual([
      0,
      expect.stringMatching(/^each-minute queues rehearsals tag kept next at/),
    ]);
    expect(await stage().system.rehearse('schedules', 'create', 'in-vain', '--tag', 'brief', ...plan)).toMatchObject({
      code: 0,
    });
    expect(await stage().system.api('DELETE', `/test-scenarios/${brief.id}`, { headers: prefer })).toMatchObject({
      status: 200,
    });

    const asked = async (method: string, path: string, body: object) => {
      const answer = await stage().system.api<Problem & { code: string }>(method, path, { body, headers: prefer });
      return [answer.status, answer.body.code, answer.body.errors?.[0]?.pointer];
    };
    const refused = (what: object) => asked('POST', '/schedules', { name: 'refused', cron: '@daily', ...what });
    const rehearsals = { tags: ['kept'] };
    expect(await refused({ rehearsals: { tags: ['brief'] } })).toEqual([400, 'INVALID_INPUT', '/rehearsals/tags/0']);
    expect(await refused({ rehearsals: {} })).toEqual([400, 'INVALID_INPUT', '/rehearsals']);
    expect(await refused({ rehearsals: { ...rehearsals, engine: 'none' } })).toEqual([422, 'ENGINE_UNKNOWN', '/rehearsals/engine']); // prettier-ignore
    expect(await refused({ rehearsals, test: 'test-chat' })).toEqual([400, 'INVALID_INPUT', '/rehearsals']);
    expect(await refused({})).toEqual([400, 'INVALID_INPUT', '/test']);
    expect(await asked('PATCH', '/schedules/each-minute', { test: 'test-chat' })).toEqual([409, 'SCHEDULE_OF_ANOTHER_KIND', '']); // prettier-ignore
  });

  then();

  it('a schedule queues the run of its rehearsals as the door would have, and skips a time where none are left', async () => {
    const last = (name: string, isIt: (schedule: ScheduleView) => boolean) =>
      waitFor(
        `the last time of ${name}`,
        async () => {
          const { status, body } = await stage().system.api<ScheduleView>('GET', `/schedules/${name}`);
          return status === 200 && isIt(body) ? body : null;
        },
        { withinMs: 240_000, everyMs: 250 },
      );
    const fired = await last('each-minute', (schedule) => Boolean(schedule.last?.run_id));
    const run = await stage().over(fired.last?.run_id ?? '');
    expect(run).toMatchObject({
      requested_by: 'schedule:each-minute',
      verdict: 'passed',
      left_behind: 0,
      rehearsals: [{ rehearsal: 'holds at night (kept)', scenario_name: 'Scheduled kept', trials: 2, passed: 2 }],
    });
    const { stdout } = await stage().system.rehearse('schedules', 'run', 'each-minute', '--json');
    expect(await stage().over((JSON.parse(stdout) as { id: string }).id)).toMatchObject({
      requested_by: 'cli',
      verdict: 'passed',
    });
    const skipped = await last('in-vain', (schedule) => Boolean(schedule.last?.reason));
    expect(skipped.last).toMatchObject({ run_id: null, reason: 'no scenario with rehearsals has the tag "brief"' });
    const daily = ['--cron', '0 3 * * *', '--repeat', '3', '--json'];
    const changed = await stage().system.rehearse('schedules', 'change', 'each-minute', ...daily);
    expect(JSON.parse(changed.stdout)).toMatchObject({
      time_zone: 'UTC',
      enabled: true,
      rehearsals: { tags: ['kept'], repeat: 3 },
    });
    const listed = await stage().system.rehearse('schedules', 'list');
    expect(listed.stdout).toMatch(/^each-minute +rehearsals tag kept +0 3 \* \* \* /m);
    for (const name of ['each-minute', 'in-vain'])
      expect(await stage().system.rehearse('schedules', 'delete', name)).toMatchObject({ code: 0 });
  });
}
