import { readFile, writeFile } from 'node:fs/promises';
import { API } from '@rehearsal/contracts/http/api-prefix';
import { describe, expect, it } from '@jest/globals';
import { contentOf, named, RIGHT, WRONG } from './run-files.js';
import type { Stage } from './stage.js';

/** What can be had of a run that is over. */
export function runAfterwards(stage: () => Stage): void {
  const rehearse = (...args: string[]) => stage().rehearse(...args);
  const ended = (rehearsal: object, label?: string) =>
    stage().ended({
      files: [{ content: JSON.parse(contentOf('Right', rehearsal)) as unknown }],
      ...(label && { label, engine: 'mutant' }),
    });

  describe('a rehearsal run afterwards', () => {
    it('is listed, shown, reported and told by a badge', async () => {
      const run = await ended(WRONG, 'afterwards');
      expect((await rehearse('runs', 'list')).stdout).toMatch(new RegExp(`${run.id} +failed +0 of 1 .*afterwards`));
      const shown = await rehearse('runs', 'show', run.id);
      expect(shown.stdout).toMatch(/^✖ has another name {2}always fail: 0 of 2 passed\n[\s\S]*measured {2}"Ada"/);
      const trial = await rehearse('runs', 'trial', run.id, '--rehearsal', 'has another name', '--trial', '2');
      expect(trial.stdout).toMatch(/^has another name, trial 2: failed\n {2}engine mutant, [^]*\nStep 1 {2}say\n/);
      expect(trial.stdout).toMatch(/^ +took +\d+ ms: engine \d+ ms, first token after \d+ ms$/m);
      expect(trial.stdout).toMatch(/^The end\n {2}✖ is Grace, [^]*\n {4}measured +"Ada"\n/m);
      const report = await rehearse('runs', 'report', run.id, '--json');
      expect(JSON.parse(report.stdout)).toMatchObject({ id: run.id, name: 'afterwards', transcripts: [{}, {}] });
      expect((await rehearse('runs', 'badge')).stdout).toMatch(/^<svg [\s\S]*<\/svg>/);
      expect((await rehearse('runs', 'cancel', run.id)).code).toBe(2);
    });

    it('is compared with another, and what it went through is told', async () => {
      const [right, again] = [await ended(RIGHT), await ended(RIGHT)];
      const same = await rehearse('compare', right.id, again.id, '--fail-on-worse');
      expect([same.code, same.stdout]).toEqual([0, expect.stringContaining('no trial turned') as unknown]);
      const turned = await ended({ ...RIGHT, expectations: named('Grace') });
      const worse = await rehearse('compare', right.id, turned.id, '--fail-on-worse');
      expect([worse.code, worse.stdout]).toEqual([
        99,
        expect.stringContaining('trials 1, 2 passed and now fail') as unknown,
      ]);
      expect((await rehearse('runs', 'pin', right.id)).code).toBe(0);
      expect(await rehearse('runs', 'pin', turned.id)).toMatchObject({ code: 2 });
      expect((await rehearse('runs', 'list', '--pinned')).stdout).toMatch(new RegExp(`${right.id} +passed, pinned `));
      const pinned = await rehearse('compare', turned.id, '--fail-on-worse');
      expect([pinned.code, pinned.stdout]).toEqual([
        99,
        expect.stringContaining(`${turned.id} against ${right.id}`) as unknown,
      ]);
      const { stdout } = await rehearse('coverage', right.id);
      expect(stdout).toMatch(/^Phases: \d+ of 11\n/);
      expect(stdout).toMatch(/2 trials of run \S+\n$/);
    });

    it('of a file is taken for right: what changes is shown first, and written when that is said', async () => {
      const { file, runOf } = stage();
      const path = file('accepted.json');
      const needed = { name: 'needs a name', reply: { matches: 'Grace' } };
      await writeFile(path, contentOf('Accepted', { ...WRONG, expectations: [...named('Grace'), needed] }));
      const before = await readFile(path, 'utf8');
      const { run } = await runOf(path);
      const shown = await rehearse('accept', run.id);
      expect(shown.stdout).toMatch(/accepted\.json:\d+:\d+ {2}is Grace\n {2}- "Grace"\n {2}\+ "Ada"\n/);
      expect(shown.stdout).toMatch(
        /needs a name\n {2}by hand: .*\n\nNothing is written yet: --write takes over 1 value, 1 left/,
      );
      expect([shown.code, await readFile(path, 'utf8')]).toEqual([0, before]);
      const written = await rehearse('accept', run.id, '--write');
      expect([written.code, written.stdout]).toEqual([
        0,
        expect.stringContaining('Written: 1 value, 1 left') as unknown,
      ]);
      expect(await readFile(path, 'utf8')).toBe(before.replace('"equals": "Grace"', '"equals": "Ada"'));
      const again = await rehearse('accept', run.id);
      expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('has changed since the run') as unknown]);
    });

    it('is downloaded as a file that does nothing where it is opened', async () => {
      const run = await ended(RIGHT);
      const get = (path: string, token = stage().system.token) =>
        fetch(`${stage().system.url}${API}/rehearsal-runs/${run.id}/${path}`, {
          headers: { authorization: `Bearer ${token}` },
        });
      const page = await get('report.html');
      expect(page.headers.get('content-security-policy')).toContain('sandbox');
      expect(page.headers.get('content-disposition')).toContain(`${run.id}.html`);
      expect((await get('report.html', 'nobody')).status).toBe(401);
      expect((await get('report.pdf')).status).toBe(404);
    });
  });
}
