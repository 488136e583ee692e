import { jsonPointer } from '@rehearsal/contracts/json/pointer';
import { splitHint } from '@rehearsal/contracts/text/suggest';
import type { TemplateFault } from '@rehearsal/contracts/template/template-faults';
import { JudgementError } from '../limit.js';

export type Path = readonly (string | number)[];

export const faultAt = (path: Path, text: string): TemplateFault => ({
  pointer: jsonPointer(path),
  section: 'rehearsals',
  ...splitHint(text),
});

/** The fault of what throws a JudgementError when it is read. */
export function faultsOfReading(path: Path, read: () => readonly string[]): TemplateFault[] {
  try {
    return read().map((text) => faultAt(path, text));
  } catch (error) {
    if (!(error instanceof JudgementError)) throw error;
    return [faultAt(path, error.message)];
  }
}
