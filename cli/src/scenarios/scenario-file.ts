import { formatOf, readConversation } from '@rehearsal/contracts/conversation/conversation-text';
import { decodeText, TextEncodingError } from '@rehearsal/contracts/text/decode-text';
import type { ScenarioContent, ScenarioFileCheck } from '@rehearsal/contracts/scenario/scenario-file';
import { checkScenarioFile } from '@rehearsal/rehearsing/scenario-file';
import { InputError } from '../errors.js';
import { readBytes } from './read-bytes.js';
import { shownPath } from './shown-path.js';
import type { LocatedFault } from '@rehearsal/contracts/text/text-position';

export interface FileFault extends LocatedFault {
  file: string;
}

export type ScenarioFile =
  | { ok: true; file: string; content: ScenarioContent; text: string; warnings: FileFault[] }
  | { ok: false; file: string; faults: FileFault[] };

/** Reads and checks one file; every fault of it, with the place where it is written. */
export async function readScenarioFile(path: string): Promise<ScenarioFile> {
  const file = shownPath(path);
  const bytes = await readBytes(path);
  const checked = check(bytes);
  const inFile = (fault: LocatedFault): FileFault => ({ file, ...fault });
  return checked.ok
    ? { ...checked, file, text: decodeText(bytes), warnings: checked.warnings.map(inFile) }
    : { ...checked, file, faults: checked.faults.map(inFile) };
}

function check(bytes: Uint8Array): ScenarioFileCheck {
  try {
    const text = decodeText(bytes);
    const checked = checkScenarioFile(text);
    return checked.ok || !isConversation(text) ? checked : { ok: false, faults: [A_CONVERSATION] };
  } catch (error) {
    if (!(error instanceof TextEncodingError)) throw error;
    return { ok: false, faults: [{ ...error.position, pointer: '', message: error.message }] };
  }
}

/** What a scenario lacks is of no use to who has a conversation. */
const A_CONVERSATION: LocatedFault = {
  ...{ line: 1, column: 1, pointer: '' },
  message: 'is a conversation and no scenario: `rehearse scenarios import` makes one of it',
};

function isConversation(text: string): boolean {
  const format = formatOf(text);
  if (format === undefined || format === 'scenario') return false;
  const read = readConversation(text, format);
  return read.ok && read.messages.length > 0;
}

/** `file:line:column: pointer message`, which editors and terminals turn into a link. */
export const faultLine = ({ file, line, column, pointer, message }: FileFault): string =>
  `${file}:${line}:${column}: ${pointer === '' ? '' : `${pointer} `}${message}`;

/** Every fault of some files, as one refusal. */
export const faultsError = (faults: readonly FileFault[]): InputError =>
  new InputError(faults.length === 1 ? 'There is one fault:' : `There are ${faults.length} faults:`, {
    details: faults.map(faultLine),
  });
