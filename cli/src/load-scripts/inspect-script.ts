import { execFile } from 'node:child_process';
import { CliError } from '../errors.js';
import type { Finding } from './finding.js';

/** What k6 says of a script: the keys of its thresholds, or why it cannot be run. */
export type Inspected = { thresholds: string[] } | { finding: Finding };

const TIMEOUT_MS = 10_000;
const NO_PLACE = { line: 1, column: 1 };

/** `k6 inspect`: reads the script as k6 would, and sends nothing. Throws when k6 itself does not run. */
export function inspectScript(k6: string, file: string): Promise<Inspected> {
  const options = ['--no-color', '--log-format', 'json', '--address', '', '--include-system-env-vars=false'];
  return new Promise((resolve, reject) => {
    const child = execFile(
      k6,
      ['inspect', ...options, '--execution-requirements', file],
      // Nothing of this machine's environment is the script's to read.
      { env: { HOME: '/nonexistent' }, timeout: TIMEOUT_MS, killSignal: 'SIGKILL', maxBuffer: 16 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (!error) resolve({ thresholds: thresholdsIn(stdout) });
        else if (error.killed)
          resolve({ finding: finding(`reading it takes longer than ${TIMEOUT_MS / 1000} s`, NO_PLACE) });
        else if (child.exitCode === null) reject(new CliError(`k6 does not run as "${k6}": ${error.message}`));
        else resolve({ finding: explained(stderr) });
      },
    );
  });
}

function thresholdsIn(stdout: string): string[] {
  const { thresholds } = JSON.parse(stdout) as { thresholds?: Record<string, unknown> | null };
  return Object.keys(thresholds ?? {});
}

/** k6's last words, and the first place in the script that they name. */
function explained(stderr: string): Finding {
  const messages = stderr.split('\n').flatMap((line) => {
    try {
      const { msg } = JSON.parse(line) as { msg?: unknown };
      return typeof msg === 'string' ? [msg] : [];
    } catch {
      return line.trim() === '' ? [] : [line];
    }
  });
  const message = messages.at(-1) ?? 'k6 gave no reason';
  const place = /\((\d+):(\d+)\)|:(\d+):(\d+)/.exec(message);
  const [line, column] = [place?.[1] ?? place?.[3], place?.[2] ?? place?.[4]].map(Number);
  return finding(message.split('\n')[0] ?? message, place ? { line: line ?? 1, column: column ?? 1 } : NO_PLACE);
}

const finding = (message: string, place: Pick<Finding, 'line' | 'column'>): Finding => ({
  ...place,
  rule: 'k6',
  severity: 'error',
  message: `k6 cannot read it: ${message.trim()}`,
  remedy: 'correct it until `k6 inspect` prints its options',
});
