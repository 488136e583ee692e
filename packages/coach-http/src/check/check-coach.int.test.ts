import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort } from '@rehearsal/backing/processes/ports';
import { repositoryRoot } from '@rehearsal/testing/service-process';
import { waitFor } from '@rehearsal/testing/wait-for';
import ts from 'typescript';
import type { EngineCheckCase } from '@rehearsal/contracts/http/system/engines';
import { checkCoach } from './check-coach.js';
import { checkCases } from './check-cases.js';

const SECRET = `whsec_${Buffer.from('a secret of twenty-four!').toString('base64')}`;
const folder = join(repositoryRoot, 'docs/own-coach');
const started: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const each of started.splice(0)) each.kill();
  await Promise.all(folders.splice(0).map((each) => rm(each, { recursive: true })));
});

/** Starts an example as its guide says, with its text changed where a case wants it to be wrong. */
async function startExample(name: 'coach.ts' | 'coach.py', change: (text: string) => string = (text) => text) {
  const text = readFileSync(join(folder, name), 'utf8');
  const changed = change(text);
  const own = await mkdtemp(join(tmpdir(), 'own-coach-'));
  folders.push(own);
  const isPython = name === 'coach.py';
  const file = join(own, isPython ? name : 'coach.mjs');
  // Node 20 does not strip types itself; nothing else is done to the file.
  const { ESNext: esm } = ts.ModuleKind;
  const options = { module: esm, target: ts.ScriptTarget.ES2022, erasableSyntaxOnly: true };
  await writeFile(file, isPython ? changed : ts.transpileModule(changed, { compilerOptions: options }).outputText);
  const port = await freePort();
  const child = spawn(
    'env',
    [`COACH_SECRET=${SECRET}`, `PORT=${port}`, isPython ? 'python3' : process.execPath, file],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  started.push(child);
  let said = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  await waitFor('the coach to listen', () => said.includes('listens'));
  return { url: `http://127.0.0.1:${port}`, headers: {}, secret: SECRET, timeoutMs: 20_000 };
}

async function resultsOf(coach: Parameters<typeof checkCoach>[0]): Promise<EngineCheckCase[]> {
  const results: EngineCheckCase[] = [];
  for await (const result of checkCoach(coach)) results.push(result);
  return results;
}
const brokenOf = (results: readonly EngineCheckCase[]) =>
  results.filter(({ ok }) => ok === false).map(({ name }) => name);

describe.each(['coach.ts', 'coach.py'] as const)('the example %s', (name) => {
  it('is of at most 60 lines, and right in every case of the check', async () => {
    expect(readFileSync(join(folder, name), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(60);
    const results = await resultsOf(await startExample(name));
    expect(results.map(({ ok, found }) => [ok, found])).toEqual(checkCases.map(() => [true, null]));
    expect(results.length).toBeGreaterThanOrEqual(20);
  });
});

describe('the check of a coach', () => {
  it('says of one that is not there that nobody answers, once and with what helps', async () => {
    const port = await freePort();
    const results = await resultsOf({ url: `http://127.0.0.1:${port}`, headers: {}, timeoutMs: 2000 });
    expect(results).toEqual([
      {
        name: 'Somebody answers at its address.',
        ok: false,
        should: false,
        found: 'The coach cannot be reached: ECONNREFUSED.',
        remedy: 'Start the coach, or correct its address; what listens there must speak HTTP.',
      },
    ]);
  });

  it.each([
    ['answers whoever asks', 'if not SECRET:', 'if True:', /^It refuses a turn/, 3],
    ['takes an old turn again', ' > 300', ' > 30000', /signed long ago/, 1],
    ['offers a choice twice', '["Let\'s begin"]}', '["Let\'s begin", "Let\'s begin"]}', /no choice twice/, 1],
    [
      'answers otherwise each time',
      'words = ["Hello", "Welcome"][turn["seed"] % 2]',
      'answer.n = getattr(answer, "n", 0) + 1\n        words = ["Hello", "Welcome"][answer.n % 2]',
      /same seed alike/,
      1,
    ],
    [
      'has no answer in other phases',
      'return {"reply": f"You said',
      'return {"replly": f"You said',
      /in every phase/,
      1,
    ],
    [
      'does what the rules forbid',
      '"to_phase": "GET_TO',
      '"to_phase": "IDENTITY_VISUALIZATION"} or {"a": "GET_TO',
      /rules allow/,
      1,
    ],
    [
      'remembers one person for all',
      'def answer(turn):',
      'heard = []\n\n\ndef answer(turn):\n    heard.append(turn["message"])\n    if "cat" in turn["message"]:\n        return {"reply": str(heard)}',
      /another person said/,
      1,
    ],
    [
      'takes half a turn for a failure of its own',
      'except (ValueError, KeyError, TypeError):',
      'except KeyError:',
      /what is no turn/,
      1,
    ],
  ])('finds one that %s', async (_what, right, wrong, name, least) => {
    const coach = await startExample('coach.py', (text) => {
      expect(text).toContain(right);
      return text.replace(right, wrong);
    });
    const broken = brokenOf(await resultsOf(coach)).filter((each) => name.test(each));
    expect(broken.length).toBeGreaterThanOrEqual(least);
  });

  it('has a remedy for each case, and no case twice', () => {
    expect(new Set(checkCases.map((each) => each.name)).size).toBe(checkCases.length);
    for (const { remedy } of checkCases) expect(remedy).toMatch(/^[A-Z].+[.]$/);
  });
});
