import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ran {
  requestsPerSecond: number;
  /** Metric and limit of each threshold, in order. */
  thresholds: string[];
}

interface Summary {
  metrics: Record<string, { rate?: number; thresholds?: Record<string, boolean> }>;
}

/** Runs a program to its end; throws with what it said when it ends with anything but 0. */
export const run = (program: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(program, args, { env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      error ? reject(new Error(`${program} ${args.join(' ')}: ${stderr}${stdout}`, { cause: error })) : resolve(stdout),
    );
  });

/** The floor of P7: the same script by k6 itself, with the same settings. */
export async function runK6(k6: string, script: string, settings: Record<string, string>): Promise<Ran> {
  const folder = await mkdtemp(join(tmpdir(), 'rehearsal-bench-k6-'));
  const file = join(folder, 'summary.json');
  try {
    const given = Object.entries(settings).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    await run(
      k6,
      ['run', '--quiet', '--no-usage-report', '--address', '', '--summary-export', file, ...given, script],
      {
        ...process.env,
      },
    );
    const { metrics } = JSON.parse(await readFile(file, 'utf8')) as Summary;
    const limits = Object.entries(metrics).flatMap(([metric, { thresholds = {} }]) =>
      Object.keys(thresholds).map((limit) => `${metric} ${limit}`),
    );
    return { requestsPerSecond: metrics.http_reqs?.rate ?? 0, thresholds: limits.sort() };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
