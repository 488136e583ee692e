import { dirname, relative, resolve, sep } from 'node:path';
import { EXIT } from '@rehearsal/contracts/load/exit-codes';
import { foldersOf } from '../k6/box.js';
import { InvalidScriptError } from './script-reader.js';

/** It reads what is not a load test's. */
export class ForeignFileError extends InvalidScriptError {
  override name = 'ForeignFileError';
}

/** What an archive holds of its own. */
const OF_K6 = ['metadata.json', 'data'];

/** Throws `ForeignFileError` where an archive of k6 holds another file than those that a load test may read. */
export function refuseForeign(archived: Iterable<string>, script: string): void {
  const allowed = foldersOf(script).map((folder) => `file${anonymous(folder)}${sep}`);
  for (const name of archived) {
    if (OF_K6.includes(name) || allowed.some((folder) => name.startsWith(folder))) continue;
    throw name.startsWith('file/')
      ? foreignFile(name.slice('file'.length), script)
      : foreignModule(name.replace('/', '://'));
  }
}

const REFUSED_BY_BOX = /open ([^\n"]+?): permission denied/;
const OF_THE_NETWORK = /moduleSpecifier \\?"(https?:[^"\\]+)\\?" couldn't be retrieved/;

/** What k6 said, where that is that it was kept from what is not a load test's. */
export function foreignIn(words: string, script: string): ForeignFileError | undefined {
  const [, file] = REFUSED_BY_BOX.exec(words) ?? [];
  if (file !== undefined && !foldersOf(script).some((folder) => file.startsWith(folder + sep)))
    return foreignFile(file, script);
  const [, module] = OF_THE_NETWORK.exec(words) ?? [];
  return module === undefined ? undefined : foreignModule(module);
}

const foreignFile = (file: string, script: string): ForeignFileError =>
  new ForeignFileError(
    EXIT.unknown,
    `it reads ${shown(anonymous(file), script)}, but a load test may read its own folder alone, and lib and data beside it`,
  );

/** As the script may have written it: where this machine keeps the scripts is nobody's business. */
function shown(file: string, script: string): string {
  const folder = anonymous(dirname(resolve(script)));
  const isBeside = file.split(sep)[1] === folder.split(sep)[1];
  return isBeside ? relative(folder, file) : file;
}

const foreignModule = (address: string): ForeignFileError =>
  new ForeignFileError(
    EXIT.unknown,
    `it imports ${address}: a load test is what the repository holds of it; keep a copy of the module in lib, and import that`,
  );

/** k6 takes the names of people out of paths. */
const anonymous = (path: string): string => path.replace(/^\/(home|Users)\/[^/]+/, '/$1/nobody');
