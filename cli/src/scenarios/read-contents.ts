import type { ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';
import { namesTwice } from './names-twice.js';
import { faultsError, readScenarioFile } from './scenario-file.js';

/** The scenarios of these files; throws with every fault of every file, and for a name that two files give. */
export async function readContents(paths: readonly string[]): Promise<ScenarioContent[]> {
  const files = await Promise.all(paths.map(readScenarioFile));
  const faults = [...files.flatMap((file) => (file.ok ? [] : file.faults)), ...namesTwice(files)];
  if (faults.length > 0) throw faultsError(faults);
  return files.flatMap((file) => (file.ok ? [file.content] : []));
}
