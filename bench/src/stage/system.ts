import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { readCliToken, readSystemFile, type SystemFile } from '@rehearsal/backing/running/system-file';
import { opened } from './opened.js';

const START_WITHIN_MS = 180_000;
const LOOK_EVERY_MS = 10;

export interface RunningSystem {
  file: SystemFile;
  /** The admin's, for as long as this system lives. */
  token: string;
  /** As Ctrl-C does; resolves when all of it is gone. */
  stop: () => Promise<void>;
}

interface Start {
  command: string[];
  cwd: string;
  home: string;
  env: NodeJS.ProcessEnv;
  /** Told for how long it has been coming up; the start is over when it resolves true. */
  isUp?: (system: SystemFile, token: string) => Promise<boolean>;
}

/** Starts a whole system in a group of its own and waits until it is up. */
export async function startSystem({
  command,
  cwd,
  home,
  env,
  isUp = () => Promise.resolve(true),
}: Start): Promise<RunningSystem> {
  const [program = '', ...args] = command;
  const up = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  up.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exited = new Promise<void>((resolve) => up.once('exit', () => resolve()));
  const interrupt = () => {
    if (up.exitCode === null && up.signalCode === null && up.pid !== undefined) process.kill(-up.pid, 'SIGINT');
  };
  const stop = opened('the system', async () => {
    interrupt();
    await exited;
  });
  const deadline = Date.now() + START_WITHIN_MS;
  for (;;) {
    const found = await describe(home);
    if (found && (await isUp(found.file, found.token))) return { ...found, stop };
    if (up.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`the system in ${home} did not start:\n${said}`);
    }
    await pause(LOOK_EVERY_MS);
  }
}

async function describe(home: string): Promise<{ file: SystemFile; token: string } | undefined> {
  try {
    const file = await readSystemFile(home);
    return file && { file, token: await readCliToken(home) };
  } catch {
    return undefined;
  }
}
