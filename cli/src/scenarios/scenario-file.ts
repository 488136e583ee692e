import { readFile } from 'node:fs/promises';
import { decodeText, TextEncodingError } from '@rehearsal/contracts/json/decode-text';
import type { ScenarioContent, ScenarioFileCheck } from '@rehearsal/contracts/scenario/scenario-file';
import { checkScenarioFile } from '@rehearsal/rehearsing/scenario-file';
import { InputError } from '../errors.js';
import { shownPath } from './shown-path.js';
import type { LocatedFault } from '@rehearsal/contracts/json/text-position';

export interface FileFault extends LocatedFault {
  file: string;
}

export type ScenarioFile =
  | { ok: true; file: string; content: ScenarioContent; text: string; warnings: FileFault[] }
  | { ok: false; file: string; faults: FileFault[] };

/** Reads and checks one file; every fault of it, with the place where it is written. */
export async function readScenarioFile(path: string): Promise<ScenarioFile> {
  const file = shownPath(path);
  const bytes = await readFile(path);
  const checked = check(bytes);
  const inFile = (fault: LocatedFault): FileFault => ({ file, ...fault });
  return checked.ok
    ? { ...checked, file, text: decodeText(bytes), warnings: checked.warnings.map(inFile) }
    : { ...checked, file, faults: checked.faults.map(inFile) };
}

function check(bytes: Uint8Array): ScenarioFileCheck {
  try {
    return checkScenarioFile(decodeText(bytes));
  } catch (error) {
    if (!(error instanceof TextEncodingError)) throw error;
    return { ok: false, faults: [{ ...error.position, pointer: '', message: error.message }] };
  }
}

/** `file:line:column: pointer message`, which editors and terminals turn into a link. */
export const faultLine = ({ file, line, column, pointer, message }: FileFault): string =>
  `${file}:${line}:${column}: ${pointer === '' ? '' : `${pointer} `}${message}`;

/** Every fault of some files, as one refusal. */
export const faultsError = (faults: readonly FileFault[]): InputError =>
  new InputError(faults.length === 1 ? 'There is one fault:' : `There are ${faults.length} faults:`, {
    details: faults.map(faultLine),
  });
