import { readFile, writeFile } from 'node:fs/promises';
import { createInstance, moveClock, sendMessage } from '@rehearsal/client/resources/instances';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RehearsalRunView } from '@rehearsal/contracts/rehearsal/rehearsal-run';
import type { ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';
import { waitFor } from '@rehearsal/testing/wait-for';
import { aGuest } from '../a-guest.js';
import type { Stage } from './stage.js';

/** What was said in trials and in sessions is said again, and recorded. */
export function whatWasSaid(stage: () => Stage): void {
  const file = (name: string) => stage().file(name);
  const rehearse = (...args: string[]) => stage().rehearse(...args);

  describe('what was said', () => {
    const NAMING = 'from the first hello to a name';
    let sample: RehearsalRunView;
    let session: string;

    /** The id of a new test user of the sample of this name. */
    async function someoneOf(sampleName: string): Promise<string> {
      const { client } = stage();
      const samples = await client.all<{ id: string; name: string }>('/test-scenarios');
      const id = samples.find(({ name }) => name === sampleName)?.id ?? '';
      return (await createInstance(client, id, { seed: 5 })).id;
    }

    beforeAll(async () => {
      const { client, ended } = stage();
      const text = await readFile(new URL('../../samples/first-visit-amara-okafor.json', import.meta.url), 'utf8');
      const { $schema: _, ...content } = JSON.parse(text) as ScenarioContent & { $schema: string };
      // Not the whole way, of seventy turns, which takes its time.
      const rehearsals = content.rehearsals.slice(0, 2);
      sample = await ended({ files: [{ content: { ...content, rehearsals } }], seed: 7 });
      session = await someoneOf('Chloé Tremblay: back from a break');
      await moveClock(client, session, { advance: '3d' });
      await sendMessage(client, session, 'Hello, I am back. Write to chloe@tremblay.example.com');
      await sendMessage(client, session, 'I am a baker, and I love to swim.');
    });

    it('in the trials of a run is replayed the same on the coach that made them, and leaves nothing behind', async () => {
      const { code, stdout } = await rehearse('replay', sample.id);
      expect(stdout.match(/^✔ .*: same, \d+ turns$/gm)).toHaveLength(sample.rehearsals.length);
      expect(stdout).toMatch(/^same: 2 of 2 went the same way\n {2}engine scripted, left behind: 0\n$/m);
      expect(code).toBe(0);
    });

    it('in a trial is replayed to a faulty coach up to where that first does otherwise, and beyond', async () => {
      const args = ['replay', sample.id, '--rehearsal', NAMING, '--trial', '1', '--engine', 'mutant'];
      const { code, stdout } = await rehearse(...args);
      expect(stdout).toMatch(/^✖ from the first hello to a name, trial 1: diverged at turn 5 of 5, step 5\n/);
      expect(stdout).toContain('said      "I hope to open a clinic."');
      expect(stdout).toMatch(/state +\/identities\/0\/category +expected {2}"PASSIONS"\n +measured {2}"APPEARANCE"\n/);
      expect(code).toBe(99);
      const junit = file('out/replay.xml');
      const { stdout: json } = await rehearse(...args, '--json', '--junit', junit);
      expect(await readFile(junit, 'utf8')).toMatch(/<testsuites tests="1" failures="1" errors="0">/);
      const replays = [{ trial: 1, engine: 'mutant', divergences: [{ turn: 5 }] }];
      expect(JSON.parse(json)).toMatchObject({ verdict: 'diverged', left_behind: 0, replays });
    });

    it('in a session is replayed from where that began, with its moves of the clock', async () => {
      const { code, stdout } = await rehearse('replay', session);
      expect(stdout).toMatch(/^✔ \S+: same, 2 turns\n\n[^]*left behind: 0\n$/);
      expect(code).toBe(0);
      const instances = await stage().system.api<{ items: { label: string | null }[] }>('GET', '/instances?limit=200');
      expect(instances.body.items.filter(({ label }) => label === `replay of ${session}`)).toEqual([]);
    });

    it('is said again from a file, to a new test user of the scenario, up to where that tells of another answer', async () => {
      const scenario = 'Amara Okafor: first visit';
      const { client } = stage();
      const id = await someoneOf(scenario);
      await sendMessage(client, id, 'Hello');
      await sendMessage(client, id, 'I am a nurse.');
      const said = await client.get<{ items: { content: string }[] }>(`/instances/${id}/chat-messages`);
      const items = said.items.map((item, index) => (index === said.items.length - 1 ? { ...item, content: 'Oh!' } : item)); // prettier-ignore
      const path = file('talk.json');
      await writeFile(path, JSON.stringify({ items }));
      const { code, stdout } = await rehearse('replay', path, '--scenario', scenario, '--seed', '5', '--json');
      const replays = [{ turns: 2, replayed: 2, divergences: [{ turn: 2, differences: [{ part: 'reply', expected: 'Oh!' }] }] }]; // prettier-ignore
      expect(JSON.parse(stdout)).toMatchObject({ verdict: 'diverged', left_behind: 0, replays });
      expect(code).toBe(99);

      // What it does now is taken for right by a file of its own, which somebody puts in the place of the other.
      const [again, now] = [['--scenario', scenario, '--seed', '5'], file('now.xml')];
      expect(await rehearse('replay', path, ...again, '--out', path)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('write to another one') as unknown,
      });
      expect((await rehearse('replay', path, ...again, '--out', now)).code).toBe(99);
      expect(await rehearse('replay', now, ...again)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/same, 2 turns\n\n[^]*left behind: 0\n$/) as unknown,
      });
    });

    it.each([
      ['a file of its own for a run', ['RUN', '--out', 'now.json'], '--out is of a session or a file'],
      ['an id that is none', ['nothing'], 'nothing'],
      ['a rehearsal that the run has not', ['RUN', '--rehearsal', 'another'], 'has no rehearsal "another"'],
      ['a trial that the run has not', ['RUN', '--trial', '9'], 'has no trial 9 that ended'],
      ['an engine that there is not', ['RUN', '--engine', 'mutants'], 'There is no engine "mutants"'],
      ['a file without a scenario', ['talk.json'], 'give --scenario'],
    ])('is not replayed, with exit code 2, for %s', async (_, args, sentence) => {
      const { code, stderr } = await rehearse('replay', ...args.map((word) => word.replace('RUN', sample.id)));
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(sentence) as unknown });
    });

    it.each([
      ['a run', () => sample.id, /^Run \S+ says again/m],
      ['a session', () => session, /is told again what was said/],
    ])('in %s is replayed until Ctrl-C, and nothing is left behind', async (_, id, underWay) => {
      const replay = stage().started(['replay', id(), '--engine', 'silent', '--json']);
      await waitFor('the replay to be under way', () => underWay.test(replay.stderr()), { withinMs: 60_000 });
      replay.kill('SIGINT');
      const { code, stdout } = await replay.ended;
      expect([code, JSON.parse(stdout)]).toMatchObject([130, { verdict: 'error', left_behind: 0 }]);
    });

    it('to an instance becomes a rehearsal that passes, under pseudonyms', async () => {
      const out = file('recorded.json');
      expect((await rehearse('record', session, '--name', 'A talk', '--out', out)).code).toBe(0);
      const { template, rehearsals } = JSON.parse(await readFile(out, 'utf8')) as ScenarioContent;
      expect(rehearsals[0]?.script).toEqual([
        { advance_clock: '3d' },
        { say: expect.stringMatching(/^Hello, I am back\. Write to \S+@\S+\.invalid$/) as unknown },
        { say: 'I am a baker, and I love to swim.' },
      ]);
      expect(JSON.stringify([template, rehearsals])).not.toMatch(/chlo[eé]|tremblay/i);
      expect((await stage().runOf(out)).run.verdict).toBe('passed');
    });

    it('is escaped in what is recorded of it, on the terminal and in a file, where a terminal would act on it', async () => {
      const { client, system } = stage();
      const words = 'Look: \u001b[31mred\u001b[2J \u009b31m \u202egnp';
      const id = await someoneOf('Amara Okafor: first visit');
      await sendMessage(client, id, words);
      const out = file('hostile.json');
      const { code, stdout } = await system.rehearse('record', id, '--name', 'Hostile', '--expect', 'none');
      await system.rehearse('record', id, '--name', 'Hostile', '--expect', 'none', '--out', out);
      expect(code).toBe(0);
      for (const text of [stdout, await readFile(out, 'utf8')]) {
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect((JSON.parse(text) as ScenarioContent).rehearsals[0]?.script).toEqual([{ say: words }]);
      }
    });

    it('by a guest of the API becomes a rehearsal too, and is not copied for it', async () => {
      const guest = await aGuest(stage().system, ['Hello', "Let's begin", 'I grew up in Enugu.']);
      const { code, stdout } = await rehearse('record', guest, '--name', 'A guest', '--expect', 'phases', '--json');
      const [rehearsal] = (JSON.parse(stdout) as ScenarioContent).rehearsals;
      expect(rehearsal?.script).toEqual([{ say: 'Hello' }, { choose: "Let's begin" }, { say: 'I grew up in Enugu.' }]);
      expect(rehearsal?.expectations).toEqual([{ phases: ['INTRODUCTION', 'GET_TO_KNOW_YOU'] }]);
      expect(code).toBe(0);
      const first = await rehearse('record', guest, '--name', 'Its first turn', '--at', '3', '--expect', 'phases', '--json'); // prettier-ignore
      expect((JSON.parse(first.stdout) as ScenarioContent).rehearsals).toMatchObject([
        { script: [{ say: 'Hello' }], expectations: [{ phases: ['INTRODUCTION'] }] },
      ]);
      const { items } = (
        await stage().system.api<{ items: { id: string }[] }>('GET', `/instances/${guest}/chat-messages`)
      ).body;
      const upTo = async (message: string) => rehearse('record', guest, '--name', 'As far as', '--message', message, '--expect', 'phases', '--json'); // prettier-ignore
      for (const { id } of items.slice(2, 4))
        expect((JSON.parse((await upTo(id)).stdout) as ScenarioContent).rehearsals).toMatchObject([
          { script: [{ say: 'Hello' }, { choose: "Let's begin" }], expectations: rehearsal?.expectations },
        ]);
      const unsaid = await upTo('nobody-said-this');
      expect([unsaid.code, unsaid.stderr]).toEqual([2, expect.stringContaining('was not said to') as unknown]);
      const refused = await rehearse('replay', guest);
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('rehearse record') as unknown]);
    });
  });
}
