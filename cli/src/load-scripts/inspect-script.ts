import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { lastWordsOfK6, unknownOptionIn } from '@rehearsal/contracts/load/k6-words';
import { tooManyThresholds } from '@rehearsal/contracts/load/tests/too-many-thresholds';
import { closest, quoted } from '@rehearsal/contracts/text/suggest';
import { CliError } from '../errors.js';
import type { Finding } from './finding.js';

/** What k6 says of a script: the keys of its thresholds and what else it found, or why it cannot be run. */
export type Inspected = { thresholds: string[]; warnings: Finding[] } | { finding: Finding; words: string };

const NO_PLACE = { line: 1, column: 1 };

/** How scripts are read. */
export interface ScriptReader {
  k6: string;
  readSeconds: number;
}

const NO_VUS = 'the number of VUs must be more than 0';
const TOLD_OF_NONE = /\bvus\s*:\s*0\b/;

/** `k6 inspect`: reads the script as k6 would, and sends nothing. Throws when k6 itself does not run. */
export async function inspectScript(reader: ScriptReader, file: string): Promise<Inspected> {
  const strict = await inspect(reader, file);
  // `k6 run` takes one virtual user where the script does not say how many; `k6 inspect` wants to be told.
  if (!('finding' in strict) || !strict.words.includes(NO_VUS)) return strict;
  if (TOLD_OF_NONE.test(await readFile(file, 'utf8'))) return strict;
  const asRun = await inspect(reader, file, { K6_VUS: '1' });
  return 'finding' in asRun ? strict : asRun;
}

function inspect(
  { k6, readSeconds }: ScriptReader,
  file: string,
  more: Record<string, string> = {},
): Promise<Inspected> {
  const options = ['--no-color', '--log-format', 'json', '--address', '', '--include-system-env-vars=false'];
  return new Promise((resolve, reject) => {
    const child = execFile(
      k6,
      ['inspect', ...options, '--execution-requirements', file],
      // Nothing of this machine's environment is the script's to read.
      {
        env: { HOME: '/nonexistent', ...more },
        timeout: readSeconds * 1000,
        killSignal: 'SIGKILL',
        maxBuffer: 16 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        if (!error) resolve(readIn(stdout, stderr));
        else if (error.killed)
          resolve({
            words: '',
            finding: finding(
              `reading it takes longer than ${readSeconds} s; a larger K6_READ_SECONDS lets it take longer`,
              NO_PLACE,
            ),
          });
        else if (child.exitCode === null) reject(new CliError(`k6 does not run as "${k6}": ${error.message}`));
        else resolve({ words: stderr, finding: explained(stderr) });
      },
    );
  });
}

function readIn(stdout: string, stderr: string): Inspected {
  const options = JSON.parse(stdout) as { thresholds?: Record<string, unknown[]> | null };
  const thresholds = options.thresholds ?? {};
  const message = tooManyThresholds(thresholds);
  if (message === undefined)
    return { thresholds: Object.keys(thresholds), warnings: leftOut(unknownOptionIn(stderr), Object.keys(options)) };
  const remedy = 'judge groups of requests, by a tag that they share';
  return { words: '', finding: { ...NO_PLACE, rule: 'thresholds', severity: 'error', message, remedy } };
}

/** k6 runs without what it does not know, so a slip of the pen in `thresholds` would pass whatever was measured. */
function leftOut(option: string | undefined, known: readonly string[]): Finding[] {
  if (option === undefined) return [];
  const meant = closest(option, known);
  const remedy = meant === undefined ? 'take it out' : `did you mean ${quoted(meant)}?`;
  const message = `k6 does not know the option ${quoted(option)}, and leaves it out`;
  return [{ ...NO_PLACE, rule: 'unknown-option', severity: 'warning', message, remedy }];
}

/** k6's last words, and the first place in the script that they name. */
function explained(stderr: string): Finding {
  const message = lastWordsOfK6(stderr);
  const place = /\((\d+):(\d+)\)|:(\d+):(\d+)/.exec(message);
  const [line, column] = [place?.[1] ?? place?.[3], place?.[2] ?? place?.[4]].map(Number);
  return finding(message.replace(/\s*\n\s*/g, ' '), place ? { line: line ?? 1, column: column ?? 1 } : NO_PLACE);
}

const finding = (message: string, place: Pick<Finding, 'line' | 'column'>): Finding => ({
  ...place,
  rule: 'k6',
  severity: 'error',
  message: `k6 cannot read it: ${message.trim()}`,
  remedy: 'correct it until `k6 inspect` prints its options',
});
