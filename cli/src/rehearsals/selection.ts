import { resolve } from 'node:path';
import { stat } from 'node:fs/promises';
import type { AskedRun } from '@rehearsal/contracts/http/rehearsals';
import { InputError } from '../errors.js';
import { findScenarioFiles } from '../scenarios/find-files.js';
import { faultsError, readScenarioFile } from '../scenarios/scenario-file.js';

interface Selection {
  body: Pick<AskedRun, 'names' | 'rehearsals' | 'tags' | 'files'>;
  /** The texts of the files that run, by the names under which they do. */
  texts: ReadonlyMap<string, string>;
}

/** The rehearsal of one scenario, by its id: a name alone means those of all scenarios. */
const OF_SCENARIO = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}):(.+)$/;

/** A word with a slash, or that ends in `.json`, is a path; any other is the name of a rehearsal or a scenario. */
export const isPath = (word: string): boolean =>
  !OF_SCENARIO.test(word) && (/[\\/]/.test(word) || word.endsWith('.json'));

/**
 * What the words and tags of a command line select. Files run as they are; of a folder those that have rehearsals. Throws
 * with every fault of every file.
 */
export async function select(words: readonly string[], tags: readonly string[]): Promise<Selection> {
  const paths = words.filter(isPath);
  const names = words.filter((word) => !isPath(word));
  const named = new Set<string>();
  for (const path of paths) if ((await stat(path).catch(() => undefined))?.isFile()) named.add(resolve(path));
  const read = await Promise.all((await findScenarioFiles(paths)).map(readScenarioFile));
  const faults = read.flatMap((file) => (file.ok ? [] : file.faults));
  if (faults.length > 0) throw faultsError(faults);
  const files = read
    .flatMap((file) => (file.ok ? [file] : []))
    .filter(({ file, content }) => content.rehearsals.length > 0 || named.has(resolve(file)));
  if (paths.length > 0 && files.length === 0)
    throw new InputError(`No scenario in ${paths.join(', ')} has a rehearsal, so there is nothing to run.`);
  return {
    body: {
      names: names.filter((name) => !OF_SCENARIO.test(name)),
      rehearsals: names.flatMap((name) => {
        const [, scenario_id, rehearsal] = OF_SCENARIO.exec(name) ?? [];
        return scenario_id === undefined || rehearsal === undefined ? [] : [{ scenario_id, rehearsal }];
      }),
      tags: [...tags],
      files: files.map(({ file, content }) => ({ file, content })),
    },
    texts: new Map(files.map(({ file, text }) => [file, text])),
  };
}
