import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { freePort } from '@rehearsal/backing/processes/ports';
import { startHouse, type House } from '@rehearsal/testing/house';
import { repositoryRoot } from '@rehearsal/testing/service-process';
import { anEmptyTemplate } from '@rehearsal/testing/templates';
import { waitFor } from '@rehearsal/testing/wait-for';
import type { InstanceView } from '@rehearsal/contracts/instance/instance';

const blocks = [...readFileSync(join(repositoryRoot, 'docs/own-coach.md'), 'utf8').matchAll(/```sh\n([^]*?)```/g)].map(
  ([, text = '']) => text,
);

let house: House | undefined;
let coach: ChildProcess | undefined;
let folder = '';
afterAll(async () => {
  coach?.kill();
  await house?.close();
  await rm(folder, { recursive: true, force: true });
});

/** The guide's own commands, where its port is taken by others and its system is one of this test. */
it('goes as its guide says, from nothing to a first turn', async () => {
  const [start = '', check = '', name = '', up = '', create = '', chat = ''] = blocks;
  expect([blocks.length, up]).toEqual([6, 'npm start\n']);
  folder = await mkdtemp(join(tmpdir(), 'own-coach-guide-'));
  const port = String(await freePort());
  const here = (text: string) =>
    text
      .replaceAll('9000', port)
      .replaceAll('engines.yaml', join(folder, 'engines.yaml'))
      .replaceAll('npx rehearse', `"${process.execPath}" cli/bin/rehearse.mjs`);
  const shell = (script: string, env: NodeJS.ProcessEnv) => {
    const { status, stdout, stderr } = spawnSync('sh', ['-ec', here(script)], {
      cwd: repositoryRoot,
      env: { PATH: process.env.PATH, HOME: folder, ...env },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    return stdout;
  };

  // The first block makes a secret and leaves the coach running; the shell that ran it is ended by this test.
  const running = spawn('sh', ['-ec', `${here(start)}\necho "$ENGINE_MINE_SECRET"; exec 1>&-; wait`], {
    cwd: repositoryRoot,
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  coach = { kill: () => process.kill(-(running.pid ?? 0)) } as ChildProcess;
  let said = '';
  running.stdout.on('data', (data: Buffer) => (said += data.toString()));
  await waitFor('the coach to listen', () => said.includes('listens') && said.includes('whsec_'));
  const ENGINE_MINE_SECRET = /whsec_\S+/.exec(said)?.[0] ?? '';
  const env: NodeJS.ProcessEnv = { ENGINE_MINE_SECRET };

  expect(shell(check, env)).toContain('can be rehearsed');
  const ENGINES_FILE = shell(`${name}\necho "$ENGINES_FILE"`, env).trim();
  expect(shell('npx rehearse coach check mine', { ...env, ENGINES_FILE })).toContain('can be rehearsed');

  house = await startHouse({ env: { ENGINE_MINE_SECRET, ENGINES_FILE } });
  const { name: scenario } = await house.aScenario(anEmptyTemplate());
  const system = { ...env, REHEARSAL_URL: house.url, REHEARSAL_TOKEN: house.token };
  const made = shell(create.replace('Amara Okafor: first visit', scenario), system);
  expect(made).toMatch(/^mine +http/m);
  const id = /^(\S+) is /m.exec(made)?.[1] ?? '';
  expect(shell(chat.replace('INSTANCE', id), system)).toContain('Welcome, ');
  const instance = await house.read<InstanceView>(`/instances/${id}`);
  expect(instance).toMatchObject({ engine: 'mine', seed: 7, last_turn: { engine: 'mine', failure: null } });
});
