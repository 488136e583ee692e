import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { Trial } from '@rehearsal/contracts/rehearsal/trial';
import { waitFor } from '@rehearsal/testing/wait-for';
import { startHeldAnswer } from '../held-answer.js';
import { prefer } from '../system.js';
import { contentOf, LONG, ODD, RIGHT, WRONG } from './run-files.js';
import type { Stage } from './stage.js';

/** What `rehearse run` prints, writes and exits with. */
export function runByCommandLine(stage: () => Stage): void {
  const file = (name: string) => stage().file(name);
  const rehearse = (...args: string[]) => stage().rehearse(...args);
  const runOf = (...args: string[]) => stage().runOf(...args);

  describe('rehearse run', () => {
    beforeAll(async () => {
      await mkdir(file('both'));
      await writeFile(file('right.json'), contentOf('Right', RIGHT));
      await writeFile(file('both/right.json'), contentOf('Right', RIGHT));
      await writeFile(file('both/wrong.json'), contentOf('Wrong', WRONG));
      await writeFile(file('odd.json'), contentOf('Odd', ODD, RIGHT));
      await writeFile(file('long.json'), contentOf('Long', LONG));
    });

    it('exits 0 when each rehearsal of a file met its gate, and writes every report', async () => {
      const [junit, ctrf, html, md] = ['out/junit.xml', 'out/ctrf.json', 'out/r.html', 'out/r.md'].map(file) as [string, string, string, string]; // prettier-ignore
      const reports = ['--junit', junit, '--ctrf', ctrf, '--html', html, '--markdown', md];
      const { code, stdout, stderr } = await rehearse('run', file('right.json'), ...reports);
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining(`Written: ${junit}`) as unknown });
      expect(stdout).toMatch(/^✔ keeps the name {2}always pass: 2 of 2 passed\n/);
      expect(stdout).toMatch(/✔ 1 of 1 rehearsals passed: passed \(/);
      expect(stdout).toContain('left behind: 0');
      expect(await readFile(junit, 'utf8')).toMatch(/<testsuites tests="1" failures="0" errors="0">/);
      expect(JSON.parse(await readFile(ctrf, 'utf8'))).toMatchObject({ results: { summary: { tests: 1, passed: 1 } } });
      expect(await readFile(html, 'utf8')).toContain('keeps the name, trial 1, seed');
      expect(await readFile(md, 'utf8')).toMatch(/^## ✅ Rehearsals /);
    });

    it('exits 99 when one did not, and says what broke with its place in the file', async () => {
      const { code, stdout } = await rehearse('run', file('both/'));
      expect(code).toBe(99);
      expect(stdout).toMatch(/^✔ keeps the name/m);
      const [, block = ''] = /^(✖ has another name: is Grace\n(?: {4}.*\n)+)/m.exec(stdout) ?? [];
      expect(block.split('\n').map((line) => line.trim().split(/ {2,}/)[0])).toEqual([
        '✖ has another name: is Grace',
        'step',
        'path',
        'expected',
        'measured',
        'trial',
        'link',
        'file',
        '',
      ]);
      expect(block).toContain('the end');
      expect(block).toContain('expected  {"equals":"Grace"}');
      expect(block).toContain('trial     1 of 2, seed');
      const line = (await readFile(file('both/wrong.json'), 'utf8')).split('\n').findIndex((text) => text.includes('"is Grace"')); // prettier-ignore
      expect(block).toMatch(new RegExp(`wrong\\.json:${line}:\\d+\n`));
    });

    it('annotates the expectation at its line under GitHub Actions, and adds to the summary of the step', async () => {
      const env = {
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: dirname(file('both')),
        GITHUB_STEP_SUMMARY: file('summary.md'),
      };
      const { stderr } = await stage().started(['run', file('both/wrong.json')], env).ended;
      expect(stderr).toMatch(
        /^::error file=both\/wrong\.json,line=\d+,title=has another name%3A is Grace::is Grace, at the end/m,
      );
      expect(await readFile(env.GITHUB_STEP_SUMMARY, 'utf8')).toContain('## ❌ Rehearsals');
    });

    it('exits 3 when nothing failed and something could not be judged', async () => {
      const { code, stdout } = await rehearse('run', file('odd.json'));
      expect(code).toBe(3);
      expect(stdout).toMatch(/^\? compares nothing: could not be judged\n {4}rehearsal: /m);
    });

    it.each([
      ['nothing to run', [], 'Say what to run'],
      ['a rehearsal that there is not', ['no such rehearsal'], 'no rehearsal, and no scenario with rehearsals'],
      ['a file that there is not', ['./none.json'], 'There is no file or folder'],
      ['a gate that is none', ['--gate', 'most', 'ROOT/right.json'], 'a rate above 0'],
      ['--watch without a file', ['--watch', '--tag', 'x'], '--watch looks at files'],
    ])('exits 2 for %s', async (_, args, sentence) => {
      const { code, stderr } = await rehearse('run', ...args.map((word) => word.replace('ROOT/', file(''))));
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(sentence) as unknown });
    });

    it('runs rehearsals of the system by name and by tag', async () => {
      const body = JSON.parse(contentOf('Stored', RIGHT)) as unknown;
      expect(await stage().system.api('POST', '/test-scenarios', { body, headers: prefer })).toMatchObject({
        status: 201,
      });
      expect((await runOf('keeps the name')).run.rehearsals.map(({ scenario_name }) => scenario_name)).toEqual([
        'Stored',
      ]);
      expect((await runOf('--tag', 'e2e')).run.verdict).toBe('passed');
      const listed = await rehearse('rehearsals', 'list');
      expect(listed.stdout).toMatch(/keeps the name +Stored +2 +\d+ ms +✔✔ always pass, 2 of 2/);
    });

    it('repeats one trial of a run by its number and the seed', async () => {
      const { run } = await runOf(file('right.json'), '--seed', '7', '--keep', 'none');
      const again = await runOf(file('right.json'), '--seed', '7', '--trial', '2');
      expect(again.run.trials.map(({ trial, seed }) => [trial, seed])).toEqual(
        run.trials.filter(({ trial }) => trial === 2).map(({ trial, seed }) => [trial, seed]),
      );
      const stepsOf = async (id: string) =>
        (await stage().system.api<Trial>('GET', `/rehearsal-runs/${id}/trials/0/2`)).body.steps;
      expect(await stepsOf(again.run.id)).toEqual(await stepsOf(run.id));
    });

    it('prints the seed that it took by chance', async () => {
      const { stderr } = await rehearse('run', file('right.json'), '--seed', 'random');
      expect(stderr).toMatch(/^Run \S+, seed \d+$/m);
    });

    it('cancels the run at Ctrl-C, says so, and leaves nothing behind', async () => {
      const run = stage().started(['run', file('long.json')]);
      await waitFor('the run to be told of', () => /^Run \S+/m.test(run.stderr()), { withinMs: 60_000 });
      const [, id = ''] = /^Run (\S+),/m.exec(run.stderr()) ?? [];
      run.kill('SIGINT');
      const { code, stderr, stdout } = await run.ended;
      expect(code).toBe(130);
      expect(stderr).toContain(`SIGINT: the run ${id} is being cancelled.`);
      expect(stdout).toContain('cancelled');
      const { body } = await stage().system.api<RehearsalRunView>('GET', `/rehearsal-runs/${id}`);
      expect([body.state, body.left_behind]).toEqual(['cancelled', 0]);
    });

    it('cancels the run also where Ctrl-C comes before the answer that names it', async () => {
      const way = await startHeldAnswer(stage().system.url, 'POST', `${API}/rehearsal-runs`);
      try {
        const run = stage().started(['run', file('long.json'), '--label', 'asked for in vain'], {
          REHEARSAL_URL: way.url,
        });
        await waitFor('the run to be queued', () => way.isHeld(), { withinMs: 60_000 });
        run.kill('SIGINT');
        await waitFor('the signal to be told of', () => run.stderr().includes('SIGINT'), { withinMs: 60_000 });
        way.letGo();
        const { code, stderr } = await run.ended;
        const [, id = ''] = /^Run (\S+),/m.exec(stderr) ?? [];
        expect({ code, stderr }).toEqual({
          code: 130,
          stderr: expect.stringContaining(`SIGINT: the run ${id} is`) as unknown,
        });
        const { body } = await stage().system.api<RehearsalRunView>('GET', `/rehearsal-runs/${id}`);
        expect([body.state, body.left_behind, body.label]).toEqual(['cancelled', 0, 'asked for in vain']);
      } finally {
        way.close();
      }
    });

    it('cancels what is not over in time, and exits 3', async () => {
      const { code, stderr } = await rehearse('run', file('long.json'), '--timeout', '1s');
      expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('not over after 1 s') as unknown });
    });

    it('runs again when its file changes, until Ctrl-C', async () => {
      const watched = file('watched.json');
      // As editors do, which put a whole new file in the place of the old one: nobody reads half of it.
      const save = async (content: string) => {
        await writeFile(file('watched.new'), content);
        await rename(file('watched.new'), watched);
      };
      await save(contentOf('Watched', RIGHT));
      const run = stage().started(['run', watched, '--watch']);
      const waits = () => run.stderr().split('Waiting for a change').length - 1;
      await waitFor('the first verdict', () => waits() === 1, { withinMs: 60_000 });
      await save(contentOf('Watched', { ...WRONG, script: [{ sai: 'Hello' }] }));
      await waitFor('the faults of the file', () => waits() === 2, { withinMs: 60_000 });
      await save(contentOf('Watched', WRONG));
      await waitFor('the second verdict', () => waits() === 3, { withinMs: 60_000 });
      run.kill('SIGINT');
      const { code, stdout, stderr } = await run.ended;
      expect(code).toBe(130);
      expect(stderr).toMatch(/watched\.json:\d+:\d+: \/rehearsals\/0\/script\/0/);
      expect(stdout).toMatch(/1 of 1 rehearsals passed[\s\S]*0 of 1 rehearsals passed, 1 failed/);
    });
  });
}
