import type { ScenarioContent } from '@rehearsal/contracts/scenario/scenario-file';
import { InputError } from '../errors.js';
import { faultsError, readScenarioFile, type FileFault } from './scenario-file.js';

/** The scenarios of these files; throws with every fault of every file, and for a name that two files give. */
export async function readContents(paths: readonly string[]): Promise<ScenarioContent[]> {
  const files = await Promise.all(paths.map(readScenarioFile));
  const faults: FileFault[] = files.flatMap((file) => (file.ok ? [] : file.faults));
  if (faults.length > 0) throw faultsError(faults);
  const owners = new Map<string, string>();
  return files.flatMap((file) => {
    if (!file.ok) return [];
    const owner = owners.get(file.content.name);
    if (owner !== undefined)
      throw new InputError(`${owner} and ${file.file} both hold a scenario named "${file.content.name}"; rename one.`);
    owners.set(file.content.name, file.file);
    return [file.content];
  });
}
