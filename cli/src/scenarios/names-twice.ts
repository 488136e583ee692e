import { parseJsonDocument } from '@rehearsal/contracts/json/document';
import { foldName } from '@rehearsal/contracts/text/fold-name';
import type { FileFault, ScenarioFile } from './scenario-file.js';

/** A system holds a name once, however its letters are written: a fault of each file that gives one which another has. */
export function namesTwice(files: readonly ScenarioFile[]): FileFault[] {
  const owners = new Map<string, string>();
  return files.flatMap((read) => {
    if (!read.ok) return [];
    const { file, text, content } = read;
    const name = foldName(content.name);
    const owner = owners.get(name);
    if (owner === undefined) {
      owners.set(name, file);
      return [];
    }
    const place = parseJsonDocument(text).positionOf('/name');
    return [{ file, ...place, pointer: '/name', message: `is the name of the scenario in ${owner} too; rename one` }];
  });
}
