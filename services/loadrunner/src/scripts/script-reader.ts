import { execa } from 'execa';
import { EXIT } from '@rehearsal/contracts/load/exit-codes';
import { boxKindOf, boxPrefix, foldersOf, fullPath } from '../k6/box.js';
import { k6Environment } from '../k6/command.js';
import { limitPrefix } from '../k6/limits.js';
import { onPath } from '../k6/on-path.js';

/** How scripts are read without being run. */
export interface ScriptReader {
  k6: string;
  /** How long k6 may take to load one. */
  readSeconds: number;
}

/** k6 could not read the script: its exit code, and its own words. */
export class InvalidScriptError extends Error {
  override name = 'InvalidScriptError';
  constructor(
    readonly exitCode: number,
    detail: string,
  ) {
    super(detail);
  }
}

const LIMITS = { memoryBytes: 1024 ** 3 };
/** What a program that starts others exits with when it cannot. */
const NOT_RUN = [126, 127];

/** What k6 wrote of a script. */
export interface Answer {
  exitCode: number;
  stdout: Uint8Array;
  stderr: Uint8Array;
}

/**
 * Asks k6 about a script, in a box: to load a script is to run it, but for its iterations. It sees the script's folders,
 * writes nothing and calls nobody. Throws `InvalidScriptError` for one that takes too long to load, and another error when
 * k6 itself does not run.
 */
export async function askK6(
  { k6, readSeconds }: ScriptReader,
  script: string,
  question: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const box = { read: foldersOf(script), write: [], ports: [] };
  const [file = k6, ...rest] = [
    ...limitPrefix(onPath('prlimit'), LIMITS),
    ...boxPrefix(k6, box, await boxKindOf(k6)),
    fullPath(k6),
    ...question,
  ];
  const result = await execa(file, rest, {
    env: { ...k6Environment(), ...environment },
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
    encoding: 'buffer',
    timeout: readSeconds * 1000,
    // A script may loop while it is read: it is then stopped for certain.
    killSignal: 'SIGKILL',
  });
  if (result.timedOut)
    throw new InvalidScriptError(
      EXIT.timeout,
      `reading it took longer than ${readSeconds} s; a larger K6_READ_SECONDS lets it take longer`,
    );
  // No exit code: it is k6 that is wrong, not the script.
  if (result.exitCode === undefined || NOT_RUN.includes(result.exitCode))
    throw new Error(`k6 could not be run (${result.code ?? result.signal ?? result.exitCode}): see K6_BIN`);
  return { exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr };
}
