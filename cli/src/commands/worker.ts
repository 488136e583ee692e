import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { loadConfig } from '../config.js';
import { openOutput } from '../output.js';
import { deathPactOf } from '@rehearsal/backing/processes/death-pact';
import { requireBuilt } from '../supervisor/layout.js';
import { WORKER_ENTRY } from '../supervisor/services.js';
import { wholeBetween } from '../input/read-number.js';
import { workerEnvironment } from '../worker-environment.js';

interface WorkerOptions {
  concurrency: number;
  drain: number;
  id?: string;
}

export const workerCommand = (): Command =>
  new Command('worker')
    .option(
      '--concurrency <runs>',
      'how many runs at once; those on one machine measure each other',
      wholeBetween(1, 16),
      1,
    )
    .option(
      '--drain <seconds>',
      'how long Ctrl-C waits for the runs in hand; a second one ends them',
      wholeBetween(0, 86_400),
      3600,
    )
    .option('--id <id>', 'what it is called in its runs (default: host and process)', workerId)
    .action(work);

async function work({ concurrency, drain, id }: WorkerOptions): Promise<void> {
  const config = loadConfig();
  const { note } = openOutput(config, {});
  await requireBuilt(config.repository, [WORKER_ENTRY]);
  const [environment, diesWithUs] = await Promise.all([workerEnvironment(config), deathPactOf(config.environment)]);
  const [program, ...args] = [
    ...diesWithUs,
    process.execPath,
    '--enable-source-maps',
    join(config.repository, WORKER_ENTRY),
  ];
  const worker = spawn(program, args, {
    cwd: config.repository,
    env: {
      ...environment,
      CONCURRENCY: String(concurrency),
      DRAIN_SECONDS: String(drain),
      ...(id === undefined ? {} : { WORKER_ID: id }),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
    // A group of its own: Ctrl-C comes to us, who say what it means, and not to both.
    detached: true,
  });
  let asked = 0;
  const ask = () => {
    asked += 1;
    note(
      asked === 1 ? 'Takes no more runs, and ends when those in hand have; Ctrl-C again ends them.' : 'Ending them.',
    );
    worker.kill('SIGTERM');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  process.exitCode = await new Promise<number>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', (code) => resolve(code ?? 1));
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, ask);
}

function workerId(text: string): string {
  if (/^[\w-]{1,64}$/.test(text)) return text;
  throw new InvalidArgumentError('Give 1 to 64 letters, digits, "-" or "_".');
}
