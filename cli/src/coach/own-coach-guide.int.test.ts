import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@rehearsal/backing/processes/ports';
import { startHouse, type House } from '@rehearsal/testing/house';
import { repositoryRoot } from '@rehearsal/testing/service-process';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import { loadConfig } from '../config.js';

const blocks = [...readFileSync(join(repositoryRoot, 'docs/own-coach.md'), 'utf8').matchAll(/```sh\n([^]*?)```/g)].map(
  ([, text = '']) => text,
);
const [start = '', check = '', name = '', up = '', create = '', chat = '', rehearse = ''] = blocks;

let house: House;
let running: ChildProcess | undefined;
let folder: string;
let here: (text: string) => string;
let env: Record<string, string>;

/** Runs commands of the guide to their end; what they print. */
async function shell(script: string, more: Record<string, string> = {}): Promise<string> {
  const child = spawn('sh', ['-ec', here(script)], {
    cwd: repositoryRoot,
    env: { PATH: loadConfig().environment['PATH'], HOME: folder, ...env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  const status = await new Promise((resolve) => void child.on('close', resolve));
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

/** By which its commands find the system. */
const system = () => ({ REHEARSAL_URL: house.url, REHEARSAL_TOKEN: house.token });

// The guide's own commands; its port is taken by others, and its system is one of this test.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-coach-guide-'));
  const port = String(await freePort());
  env = {};
  here = (text) =>
    text
      .replaceAll('9000', port)
      .replaceAll(/engines\.yaml|first-hello\.json/g, (file) => join(folder, file))
      .replaceAll('npx rehearse', `"${process.execPath}" cli/bin/rehearse.mjs`);
  running = spawn('sh', ['-ec', `${here(start)}\necho "$ENGINE_MINE_SECRET"; wait`], {
    cwd: repositoryRoot,
    env: { PATH: loadConfig().environment['PATH'] },
    stdio: ['ignore', 'pipe', 'ignore'],
    // Its coach runs on behind it, so both are one group, and ended together.
    detached: true,
  });
  let said = '';
  running.stdout?.on('data', (data: Buffer) => (said += data.toString()));
  await waitFor('the coach to listen', () => said.includes('listens') && said.includes('whsec_'));
  env = { ENGINE_MINE_SECRET: /whsec_\S+/.exec(said)?.[0] ?? '' };
  env['ENGINES_FILE'] = (await shell(`${name}\necho "$ENGINES_FILE"`)).trim();
  house = await startHouse({ env, rehearsals: 1 });
});
afterAll(async () => {
  if (running?.pid !== undefined) process.kill(-running.pid);
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the guide to a coach of your own', () => {
  it('has it checked by its address and by its name', async () => {
    expect(await shell(check)).toContain('can be rehearsed');
    expect(await shell('npx rehearse coach check mine')).toContain('can be rehearsed');
  });

  it('leads to its first turn', async () => {
    expect([blocks.length, up]).toEqual([7, 'npm start\n']);
    const { name: scenario } = await house.aScenario(anEmptyTemplate());
    const made = await shell(create.replace('Amara Okafor: first visit', scenario), system());
    expect(made).toMatch(/^mine +http/m);
    const id = /^(\S+) is /m.exec(made)?.[1] ?? '';
    expect(await shell(chat.replace('INSTANCE', id), system())).toContain('Welcome, ');
    const instance = await house.read(`/instances/${id}`);
    expect(instance).toMatchObject({ engine: 'mine', seed: 7, last_turn: { engine: 'mine', failure: null } });
  });

  it('leads to its first rehearsal', async () => {
    // News on the way are told beside the result.
    const told = await shell(`{ ${rehearse}} 2>&1`, system());
    expect(told).toMatch(/^Run \S+, seed 1, engine mine$/m);
    expect(told).toContain('✔ greets by name and begins  always pass: 3 of 3 passed');
    expect(told).toContain('6 calls, tokens not told');
  });
});
