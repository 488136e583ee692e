import { readFile } from 'node:fs/promises';
import { basename, isAbsolute, relative, resolve } from 'node:path';
import { unrunnableByName } from '@rehearsal/contracts/load/tests/script-file';
import { InputError } from '../errors.js';
import type { Finding } from './finding.js';
import { inspectScript, type ScriptReader } from './inspect-script.js';
import { lintScript } from './lint-script.js';

export interface Validated {
  file: string;
  /** No errors; warnings may remain. */
  ok: boolean;
  findings: Finding[];
}

/** Where load tests lie, and which files are beside each other there. */
export interface TestFolder {
  path: string;
  files: readonly string[];
}

/** What k6 and the lint say of a script. k6's own words are left out where the lint has found the cause with its place. */
export async function validateScript(reader: ScriptReader, file: string, folder: TestFolder): Promise<Validated> {
  const source = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new InputError(`${file} cannot be read; this takes files: scripts of load tests.`, { cause: error });
  });
  const inspected = await inspectScript(reader, file);
  // The lint reads JavaScript; TypeScript is k6's to read.
  const found = file.endsWith('.ts')
    ? []
    : lintScript(source, 'thresholds' in inspected ? inspected.thresholds : undefined);
  const explains = found.some(({ severity, rule }) => severity === 'error' && rule !== 'form-body');
  const ofK6 = 'warnings' in inspected ? inspected.warnings : explains ? [] : [inspected.finding];
  const said = [...ofK6, ...found];
  const findings = [...unrunnable(file, folder), ...said];
  return { file, ok: findings.every(({ severity }) => severity === 'warning'), findings };
}

/** As the load runner finds load tests. What lies elsewhere may be put there, and only its name can be told. */
function unrunnable(file: string, { path, files }: TestFolder): Finding[] {
  const below = relative(path, resolve(file));
  const isThere = !below.startsWith('..') && !isAbsolute(below);
  const why = unrunnableByName(isThere ? below : basename(file), files);
  if (why === null) return [];
  const severity = isThere ? 'error' : 'warning';
  return [{ line: 1, column: 1, rule: 'name', severity, message: 'it cannot be run by its name', remedy: why }];
}
