import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { checkScenarioText, type ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';
import type { LocatedFault } from '@rehearsal/contracts/json/text-position';

export interface FileFault extends LocatedFault {
  file: string;
}

export type ScenarioFile =
  | { ok: true; file: string; content: ScenarioContent; warnings: FileFault[] }
  | { ok: false; file: string; faults: FileFault[] };

/** A path as people type it. */
export const shownPath = (path: string): string => relative(process.cwd(), path) || path;

/** Reads and checks one file; every fault of it, with the place where it is written. */
export async function readScenarioFile(path: string): Promise<ScenarioFile> {
  const file = shownPath(path);
  const checked = checkScenarioText(await readFile(path, 'utf8'));
  const inFile = (fault: LocatedFault): FileFault => ({ file, ...fault });
  return checked.ok
    ? { ...checked, file, warnings: checked.warnings.map(inFile) }
    : { ...checked, file, faults: checked.faults.map(inFile) };
}

/** `file:line:column: pointer message`, which editors and terminals turn into a link. */
export const faultLine = ({ file, line, column, pointer, message }: FileFault): string =>
  `${file}:${line}:${column}: ${pointer === '' ? '' : `${pointer} `}${message}`;
