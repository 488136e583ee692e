import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { System } from './system.js';

const entry = fileURLToPath(new URL('../cli/bin/rehearse.mjs', import.meta.url));

/** The command line as a process that signals can be sent to. */
export function startCommand(
  system: Pick<System, 'url' | 'token'>,
  args: readonly string[],
  env: Record<string, string>,
) {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [entry, ...args], {
    env: { PATH, HOME, NO_COLOR: '1', REHEARSAL_URL: system.url, REHEARSAL_TOKEN: system.token, ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<{ code: number; stdout: string; stderr: string }>((resolve) =>
    child.once('close', (code) => resolve({ code: code ?? 1, stdout, stderr })),
  );
  return { ended, kill: (signal: NodeJS.Signals) => child.kill(signal), stdout: () => stdout, stderr: () => stderr };
}
