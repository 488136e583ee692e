import { readFile } from 'node:fs/promises';
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

/** What k6 and the lint say of a script. k6's own words are left out where the lint has found the cause with its place. */
export async function validateScript(reader: ScriptReader, file: string): Promise<Validated> {
  const source = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new InputError(`${file} cannot be read; this takes files: scripts of load tests.`, { cause: error });
  });
  const inspected = await inspectScript(reader, file);
  // The lint reads JavaScript; TypeScript is k6's to read.
  const found = file.endsWith('.ts')
    ? []
    : lintScript(source, 'thresholds' in inspected ? inspected.thresholds : undefined);
  const explains = found.some(({ severity, rule }) => severity === 'error' && rule !== 'form-body');
  const findings = 'finding' in inspected && !explains ? [inspected.finding, ...found] : found;
  return { file, ok: findings.every(({ severity }) => severity === 'warning'), findings };
}
